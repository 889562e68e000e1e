import { businessDate } from '../../domain/business-day.ts'
import type { WalletAt } from '../../domain/ledger.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import type { DeliveryState } from '../../domain/sale.ts'

const HOUR_ms = 3_600_000
/** So much of the past is looked at: a shop that sells past midnight has its pace all the same. */
const LOOKED_AT_ms = 24 * HOUR_ms
/** Less trade than this foretells nothing: a busy first hour is not the day's pace. */
const FORETELLS_AFTER_ms = 2 * HOUR_ms
/** One large sale is no pace. */
const FORETELLS_FROM_sales = 5
/** Through so long a pause the shop was closed: what was sold before it says nothing of now. */
const CLOSED_AFTER_ms = 4 * HOUR_ms

/** How fast sales empty a wallet, in ten-thousandths of a taka an hour; 0 while unknown. */
export type PerHour = (provider: ProviderId, wallet: WalletName) => number

export interface Pace {
  of(now_ms: number): PerHour
}

/** What was sold, from its first sale to its last. */
interface Trade {
  spent_e4: number
  sales: number
  first_ms: number
  last_ms: number
}

/** What of a sale empties a wallet. */
interface Spending extends WalletAt {
  readonly state: DeliveryState
  readonly expected_cost_e4: number
  readonly created_at_ms: number
}

/** The sales of a day as they stand. */
export interface Days {
  of(businessDate: string): Iterable<Spending>
}

const NOT_SPENT: ReadonlySet<DeliveryState> = new Set(['created', 'cancelled', 'failed'])

/** What was really sold since the shop opened, once there are hours of it and more than a few. */
export function createPace(days: Days): Pace {
  return {
    of(now_ms) {
      const since_ms = now_ms - LOOKED_AT_ms
      const opened = new Map<string, Trade>()
      for (const { from, ...next } of soldSince(days, since_ms, now_ms)) {
        opened.set(from, together(opened.get(from), next))
      }
      return (provider, wallet) => {
        const trade = opened.get(`${provider}:${wallet}`)
        return trade ? perHour_e4(trade, now_ms) : 0
      }
    },
  }
}

interface TradeAt extends Trade {
  /** The wallet it was spent from. */
  readonly from: string
}

/** So much time is one trade: of a busy day a few hundred are put in order, not its sales. */
const TOGETHER_ms = 600_000

/** In the order of time, for a clock may have been set back between two sales. */
function soldSince(days: Days, since_ms: number, now_ms: number): TradeAt[] {
  const sold = new Map<string, TradeAt>()
  for (const date of new Set([businessDate(since_ms), businessDate(now_ms)])) {
    for (const { provider, wallet, state, expected_cost_e4, created_at_ms } of days.of(date)) {
      if (created_at_ms <= since_ms || NOT_SPENT.has(state)) continue
      const from = `${provider}:${wallet}`
      const key = `${from} ${Math.floor(created_at_ms / TOGETHER_ms)}`
      const trade = sold.get(key)
      if (trade) {
        trade.spent_e4 += expected_cost_e4
        trade.sales += 1
        trade.first_ms = Math.min(trade.first_ms, created_at_ms)
        trade.last_ms = Math.max(trade.last_ms, created_at_ms)
      } else {
        const at = { first_ms: created_at_ms, last_ms: created_at_ms }
        sold.set(key, { from, spent_e4: expected_cost_e4, sales: 1, ...at })
      }
    }
  }
  return [...sold.values()].toSorted((a, b) => a.first_ms - b.first_ms)
}

/** The trade so far with what came next; begun anew where the shop was closed in between. */
function together(before: Trade | undefined, next: Trade): Trade {
  if (!before || next.first_ms - before.last_ms > CLOSED_AFTER_ms) return next
  return {
    ...next,
    first_ms: before.first_ms,
    spent_e4: before.spent_e4 + next.spent_e4,
    sales: before.sales + next.sales,
  }
}

function perHour_e4({ spent_e4, sales, first_ms, last_ms }: Trade, now_ms: number): number {
  const traded_ms = now_ms - first_ms
  const foretells = sales >= FORETELLS_FROM_sales && traded_ms >= FORETELLS_AFTER_ms
  return foretells && now_ms - last_ms <= CLOSED_AFTER_ms ? (spent_e4 * HOUR_ms) / traded_ms : 0
}
