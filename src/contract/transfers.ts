import { z } from 'zod'
import { ChargeSlab } from '../domain/kinds/transfer/charge.ts'
import { legalWords } from '../domain/kinds/transfer/legal-limits.ts'
import { Money } from '../domain/money.ts'

/** More rows than any shop has prices. */
export const CHARGE_ROWS_MAX = 30

/** What the owner decided about mobile money. */
export const TransferSettings = z.strictObject({
  /** Off until the owner switches it on, in each set of books by itself. */
  on: z.boolean(),
  /** Above this the amount is typed a second time. */
  typedOnceUpTo_e4: Money.refine((amount) => amount >= 0),
  /** What the shop charges beside the amount: a table that `readChargeTable` lets through. */
  charges: z.array(ChargeSlab).max(CHARGE_ROWS_MAX),
})
export type TransferSettings = z.infer<typeof TransferSettings>

/**
 * Where a wallet stands by law once so much more was sent to it, by what this shop knows: others
 * send to the same wallet.
 */
export const LegalStanding = z.object({
  says: z.enum(legalWords),
  by: z.enum(['day', 'month']),
  /** What it may still take before this transfer. */
  left_e4: Money,
})
