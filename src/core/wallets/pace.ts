import type { ProviderId, WalletName } from '../../domain/provider.ts'
import { rechargeWallet } from '../../domain/provider.ts'
import type { ReadableDb } from '../db/database.ts'

const HOUR_ms = 3_600_000

/** Less than this of a day's sales foretells nothing: a busy first hour is not the day's pace. */
const FORETELLS_AFTER_h = 2

/** How fast today's sales empty a wallet, in ten-thousandths of a taka an hour; 0 while unknown. */
export type PerHour = (provider: ProviderId, wallet: WalletName) => number

export interface Pace {
  of(businessDate: string, now_ms: number): PerHour
}

/** Read from the day's sales alone, once there are hours of them. */
export function createPace(db: ReadableDb): Pace {
  const today = db.read<[string], { provider: ProviderId; spent_e4: number; first_ms: number }>(
    `SELECT provider, sum(expected_cost_e4) AS spent_e4, min(created_at_ms) AS first_ms
     FROM sale
     WHERE business_date = ? AND state NOT IN ('created', 'cancelled', 'failed')
     GROUP BY provider`,
  )
  return {
    of(businessDate, now_ms) {
      const perHour = new Map(
        today.all(businessDate).map(({ provider, spent_e4, first_ms }) => {
          const hours = (now_ms - first_ms) / HOUR_ms
          const perHour_e4 = hours < FORETELLS_AFTER_h ? 0 : spent_e4 / hours
          return [`${provider}:${rechargeWallet[provider]}`, perHour_e4]
        }),
      )
      return (provider, wallet) => perHour.get(`${provider}:${wallet}`) ?? 0
    },
  }
}
