import type { ProviderId, WalletName } from '../../domain/provider.ts'
import { rechargeWallet } from '../../domain/provider.ts'
import type { DeliveryState } from '../../domain/sale.ts'

const HOUR_ms = 3_600_000

/** Less than this of a day's sales foretells nothing: a busy first hour is not the day's pace. */
const FORETELLS_AFTER_h = 2

/** How fast today's sales empty a wallet, in ten-thousandths of a taka an hour; 0 while unknown. */
export type PerHour = (provider: ProviderId, wallet: WalletName) => number

export interface Pace {
  of(businessDate: string, now_ms: number): PerHour
}

/** What of a sale empties a wallet. */
interface Spending {
  readonly provider: ProviderId
  readonly state: DeliveryState
  readonly expected_cost_e4: number
  readonly created_at_ms: number
}

/** The sales of a day as they stand. */
export interface Days {
  of(businessDate: string): Iterable<Spending>
}

const NOT_SPENT: readonly DeliveryState[] = ['created', 'cancelled', 'failed']

/** From the day's sales alone, once there are hours of them. */
export function createPace(days: Days): Pace {
  return {
    of(businessDate, now_ms) {
      const spent = new Map<string, { spent_e4: number; first_ms: number }>()
      for (const { provider, state, expected_cost_e4, created_at_ms } of days.of(businessDate)) {
        if (NOT_SPENT.includes(state)) continue
        const key = `${provider}:${rechargeWallet[provider]}`
        const before = spent.get(key) ?? { spent_e4: 0, first_ms: created_at_ms }
        const first_ms = Math.min(before.first_ms, created_at_ms)
        spent.set(key, { spent_e4: before.spent_e4 + expected_cost_e4, first_ms })
      }
      return (provider, wallet) => {
        const today = spent.get(`${provider}:${wallet}`)
        if (!today) return 0
        const hours = (now_ms - today.first_ms) / HOUR_ms
        return hours < FORETELLS_AFTER_h ? 0 : today.spent_e4 / hours
      }
    },
  }
}
