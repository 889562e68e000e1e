import { z } from 'zod'
import { billWanted } from '../domain/kinds/bill/bill.ts'
import { driveWanted, packageWanted } from '../domain/kinds/package/package.ts'
import { rechargeWanted } from '../domain/kinds/recharge/recharge.ts'
import { transferWanted } from '../domain/kinds/transfer/transfer.ts'
import { Money } from '../domain/money.ts'
import { LineType, NetworkCode } from '../domain/operator.ts'
import { ProviderId } from '../domain/provider.ts'
import { BillQuote } from './bills.ts'
import { Choice } from './choice.ts'
import { Sale } from './schemas.ts'
import { LegalStanding } from './transfers.ts'

/** What is asked about a sale that is being made; the number may not be typed yet. */
const asked = { number: z.string().max(64).optional(), provider: ProviderId.optional() }
export const QuoteRequest = z.union([
  z.strictObject({ ...rechargeWanted, kind: z.literal('recharge').optional(), ...asked }),
  z.strictObject({ ...packageWanted, ...asked }),
  z.strictObject({ ...driveWanted, ...asked }),
  z.strictObject({ ...transferWanted, ...asked }),
  z.strictObject({ ...billWanted, ...asked }),
])
export type QuoteRequest = z.infer<typeof QuoteRequest>
export type RechargeQuestion = Extract<QuoteRequest, { lineType: string }>

export const Quote = z.object({
  /** The provider the sale would go through; null when none can take it. */
  provider: ProviderId.nullable(),
  expectedCost_e4: Money.nullable(),
  expectedCommission_e4: Money.nullable(),
  /** What the shop asks on top just now, by its own table; nothing where it has none. */
  serviceCharge_e4: Money,
  /** Of a transfer: where its wallet would stand by law; null where no limit is known for it. */
  legal: LegalStanding.nullable(),
  /** Every provider in the order they are chosen from, each with why it stands there. */
  choices: z.array(Choice),
  /** What nobody sells as it was asked for: a package that is gone, of another price or name. */
  cannot: z.object({ field: z.string(), code: z.string(), limit_e4: Money.nullable() }).nullable(),
  /** The last sale to this number, if any. */
  last: Sale.nullable(),
  /**
   * Another sale of the same amount to this number, a moment ago, under way or of unknown end: the
   * screen shows it and asks again (money.md §4, duplicate guard).
   */
  twin: Sale.nullable(),
  /** The operator and line that last succeeded for this number. */
  remembered: z.object({ operator: NetworkCode, lineType: LineType }).nullable(),
  min_e4: Money.nullable(),
  max_e4: Money.nullable(),
  /** Of a bill alone, once its fields can be meant. */
  bill: BillQuote.nullish(),
})
export type Quote = z.infer<typeof Quote>
