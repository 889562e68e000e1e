import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'
import { SaleId, TenderState } from '../domain/sale.ts'

/** So many are told at once at most: more would help nobody. */
export const ALERTS_MAX = 20

/** Something a person must see although no sale waits for a decision. */
export const Alert = z.object({
  alert: z.number().int(),
  kind: z.enum([
    /**
     * The counter had called the sale failed or taken back, and it may arrive all the same:
     * `sales.decide`. Its cost was taken from the wallet; or, with `change_e4` null, its provider
     * says that it has it under way.
     */
    'debited-after-failed',
    /** An answer about our sale named another number, amount, operator, reference or id. */
    'crossed-answer',
    /** A status word outside the provider's table. */
    'unknown-word',
    /** A wallet moved in a way that our books do not explain: a top-up, another device. */
    'wallet-moved',
  ]),
  sale: SaleId.nullable(),
  /** Where its customer's cash is: what was given back is not given back again. */
  tender: TenderState.nullable(),
  provider: ProviderId,
  /** Null for an answer. */
  wallet: WalletName.nullable(),
  /** How the provider's figure moved away from ours; negative: it took something. */
  change_e4: Money.nullable(),
  /** The slip of the top-up that is booked and that the provider has not added; else null. */
  slip: z.string().nullable(),
  /** Milliseconds since 1970 UTC. */
  since_ms: z.number().int().nonnegative(),
})
export type Alert = z.infer<typeof Alert>
