import { businessDate } from '../../domain/business-day.ts'
import type { ProviderId, WalletName } from '../../domain/provider.ts'
import { rechargeWallet } from '../../domain/provider.ts'
import type { ReadableDb } from '../db/database.ts'

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

/** What was sold in a short while: sales are summed before they are looked at one by one. */
interface Trade {
  readonly provider: ProviderId
  readonly spent_e4: number
  readonly sales: number
  readonly first_ms: number
  readonly last_ms: number
}

/** What was really sold since the shop opened, once there are hours of it and more than a few. */
export function createPace(db: ReadableDb): Pace {
  const traded = db.read<[string, string, number], Trade>(
    `SELECT provider, sum(expected_cost_e4) AS spent_e4, count(*) AS sales,
       min(created_at_ms) AS first_ms, max(created_at_ms) AS last_ms
     FROM sale INDEXED BY sale_day
     WHERE business_date BETWEEN ? AND ? AND created_at_ms > ?
       AND state NOT IN ('created', 'cancelled', 'failed')
     GROUP BY provider, created_at_ms / 600000 ORDER BY first_ms`,
  )
  return {
    of(now_ms) {
      const since_ms = now_ms - LOOKED_AT_ms
      const opened = new Map<ProviderId, Trade>()
      for (const trade of traded.all(businessDate(since_ms), businessDate(now_ms), since_ms)) {
        opened.set(trade.provider, together(opened.get(trade.provider), trade))
      }
      return (provider, wallet) => {
        const trade = rechargeWallet[provider] === wallet ? opened.get(provider) : undefined
        return trade ? perHour_e4(trade, now_ms) : 0
      }
    },
  }
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
