import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'
import { BusinessDate } from './moments.ts'

/** Days of trade, both ends among them. */
const range = { from: BusinessDate, to: BusinessDate }
const endsAfterItBegins = ({ from, to }: { from: string; to: string }) => from <= to
const DAYS_RUN = { message: 'a range ends after it begins', path: ['to'] }

export const ReportRange = z.strictObject(range).refine(endsAfterItBegins, DAYS_RUN)
export type ReportRange = z.infer<typeof ReportRange>

/** What sales are told apart by. Whatever it is, its rows together are the whole. */
export const reportDimensions = [
  'operator',
  'kind',
  'provider',
  /** Whoever sold it, whoever's shift its end came in. */
  'cashier',
  'package',
  /** Who pays later. */
  'customer',
] as const
export const ReportDimension = z.enum(reportDimensions)
export type ReportDimension = z.infer<typeof ReportDimension>

export const TrendRequest = z
  .strictObject({ ...range, by: z.enum(['hour', 'day', 'month']) })
  .refine(endsAfterItBegins, DAYS_RUN)
export type TrendRequest = z.infer<typeof TrendRequest>

export const ByRequest = z
  .strictObject({ ...range, dimension: ReportDimension })
  .refine(endsAfterItBegins, DAYS_RUN)
export type ByRequest = z.infer<typeof ByRequest>

const Count = z.number().int().nonnegative()

/** What was booked in a time, which the ledger explains: money counts on the day it moved. */
const sums = {
  /** Sent to a provider. */
  sales: Count,
  /** Known to be delivered since: of whatever day's sales. */
  delivered: Count,
  /** Of those, after they had been called failed or had been taken back. */
  late: Count,
  failed: Count,
  /** Delivered once, and taken back by the provider. */
  reversed: Count,
  /** Given back to customers, of whatever became nothing. */
  refunds: Count,
  refunds_e4: Money,
  /** What customers paid or came to owe for new sales. */
  taken_e4: Money,
  /** On credit, less what of it was given back. */
  credit_e4: Money,
  /** The price of what was delivered and paid for, less what was taken back. */
  amount_e4: Money,
  /** What the providers took for it. */
  cost_e4: Money,
  commission_e4: Money,
  /** The shop's own charge on top. */
  serviceCharge_e4: Money,
  /** Delivered after its customer had the money back. */
  loss_e4: Money,
  /** Commission and charge, less the loss. */
  profit_e4: Money,
} as const
export const ReportSums = z.object(sums)
export type ReportSums = z.infer<typeof ReportSums>

/** How sure the figures are. */
const ReportDays = z.object({
  /** Closed days of the range: nothing of them ever changes. */
  closed: Count,
  /** Traded on and not closed yet: more may come. */
  open: z.array(BusinessDate),
})
export type ReportDays = z.infer<typeof ReportDays>
const withDays = { ...range, days: ReportDays }

export const Glance = z.object({
  ...withDays,
  now: ReportSums,
  /** So many whole weeks earlier that the two do not overlap: the same weekdays. */
  before: z.object({
    ...range,
    sums: ReportSums,
    /** Something was booked in it, or it was closed: otherwise there is nothing to compare with. */
    isKnown: z.boolean(),
    /**
     * Only where today is the last of the range: the same, but of its last day no more than up to
     * the hour it is now, so that half a day is not laid beside a whole one.
     */
    byThisHour: ReportSums.nullable(),
  }),
  /** Null while the days are of a drawer that is counted blind. */
  cash: z
    .object({
      /** In the drawer at the end of the range, by the books. */
      atEnd_e4: Money,
      /** Each as it moved the drawer: what left it is negative. Together they are `moved_e4`. */
      sold_e4: Money,
      refunds_e4: Money,
      dues_e4: Money,
      paidIn_e4: Money,
      paidOut_e4: Money,
      balanceBought_e4: Money,
      /** What the owner put in or took out before a shift was opened; taken is negative. */
      ownerBetween_e4: Money,
      /** Counted over, or short, which is negative. */
      overShort_e4: Money,
      /** Whatever else. */
      other_e4: Money,
      moved_e4: Money,
    })
    .nullable(),
  /** Of opened wallets alone. */
  wallets: z.array(
    z.object({
      provider: ProviderId,
      wallet: WalletName,
      /** By the books at the end of the range, with what is set aside for sales on their way. */
      atEnd_e4: Money,
      bought_e4: Money,
      /** What its sales took, less what came back. */
      spent_e4: Money,
    }),
  ),
})
export type Glance = z.infer<typeof Glance>

export const Trend = z.object({
  ...withDays,
  by: TrendRequest.shape.by,
  /** In their order; where nothing was booked and no day was closed there is no row. */
  rows: z.array(
    ReportSums.extend({
      /** Of a month its first day. */
      date: BusinessDate,
      /**
       * By the hour only: since midnight of that date, so that 25 is one o'clock of the night in
       * which its trade went on.
       */
      hour: z.number().int().nonnegative().nullable(),
      /** Every day it is the sum of is closed. */
      isClosed: z.boolean(),
    }),
  ),
})
export type Trend = z.infer<typeof Trend>

export const By = z.object({
  ...withDays,
  dimension: ReportDimension,
  /** What was sold for most first. */
  rows: z.array(
    ReportSums.extend({
      /**
       * A code, an id or a name of the dimension; of a package `GP 117`, its list and its number
       * there. Empty for what has none: sold without a shift, no package, paid at once.
       */
      member: z.string(),
      /** What a package or a customer is called; null where the code has words of its own. */
      name: z.string().nullable(),
    }),
  ),
  whole: ReportSums,
})
export type By = z.infer<typeof By>

export const ProviderReport = z.object({
  ...withDays,
  rows: z.array(
    ReportSums.extend({
      provider: ProviderId,
      /** Came to their first end, delivered or failed; those below are parts of these. */
      settled: Count,
      /** Delivered of them; null where none ended. */
      successRate_ppm: z.number().int().min(0).max(1_000_000).nullable(),
      /** From leaving until its end was known. Null where none ended. */
      meanToSettle_ms: Count.nullable(),
      longestToSettle_ms: Count.nullable(),
      within10s: Count,
      within1min: Count,
      within10min: Count,
    }),
  ),
})
export type ProviderReport = z.infer<typeof ProviderReport>

export const HourReport = z.object({
  ...withDays,
  /** By the clock, 0 to 23; hours without trade are not among them. */
  rows: z.array(
    ReportSums.extend({
      hour: z.number().int().min(0).max(23),
      /** On so many days something was booked in this hour. */
      days: Count,
    }),
  ),
})
export type HourReport = z.infer<typeof HourReport>

/** By the hour a range is no longer than this: a row an hour of each day. */
export const TREND_HOURS_DAYS_MAX = 62
