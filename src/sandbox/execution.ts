import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { BillerCode, LineType, NetworkCode, WalletBrandCode } from '../domain/operator.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'

/** What is known of every sale, whatever was sold. */
const Sold = z.object({
  provider: ProviderId,
  /** The phone it is for; of a bill the number of its meter or account. A sentinel's, maybe. */
  number: z.string(),
  /** flexiloadbd's `sub_type` as it came; null elsewhere. */
  subType: z.string().nullable(),
  /** The face; of a pack its price at that moment, whatever became of the price since. */
  amount_e4: Money,
  /** The seller's own reference, where one was sent. */
  reference: z.string().nullable(),
  providerReference: z.string(),
  wallet: WalletName,
  charged_e4: Money,
  at_ms: z.number(),
  /** Failed and reversed ones have been paid back to their wallet. */
  outcome: z.enum(['pending', 'succeeded', 'failed', 'reversed']),
  /** When the outcome stopped being pending. */
  endedAt_ms: z.number().nullable(),
})

export const Recharge = Sold.extend({
  kind: z.literal('recharge'),
  operator: NetworkCode,
  lineType: LineType,
})

const PackSale = Sold.extend({
  /** A drive pack is loaded by hand, from a wallet of its own; every other is a package. */
  kind: z.enum(['package', 'drive']),
  operator: NetworkCode,
  /** Skitto for Skitto's packs; of the others the request says nothing, which is prepaid. */
  lineType: LineType,
  packageId: z.number().int(),
  /** Its name as it was sold. */
  packageName: z.string(),
})

/** To a personal account, unless `subType` says Agent. */
const Transfer = Sold.extend({ kind: z.literal('transfer'), operator: WalletBrandCode })

const Bill = Sold.extend({
  kind: z.literal('bill'),
  operator: BillerCode,
  /** The same as `number`. */
  billNumber: z.string(),
  /** MM as it came: the request names no year. */
  month: z.string(),
  /** The customer's, where one was sent. */
  phone: z.string().nullable(),
  /** What a prepaid meter is fed, twenty digits each, in their order; none for any other bill. */
  tokens: z.array(z.string()).readonly(),
})

export const Execution = z.discriminatedUnion('kind', [Recharge, PackSale, Transfer, Bill])
/** One sale a provider really executed: money left a wallet. */
export type Execution = Readonly<z.infer<typeof Execution>>

/** `Omit` of each kind by itself; of them all together it would leave what all have in common. */
export type Without<Sale, Names extends PropertyKey> = Sale extends unknown
  ? Omit<Sale, Names>
  : never

/** What a provider takes on: everything of an execution that is known beforehand. */
export type Order = Without<Execution, 'at_ms' | 'outcome' | 'endedAt_ms'>
