import { businessDate, CUT_OFF_MOST_min } from '../domain/business-day.ts'
import type { ReadableDb } from './db/database.ts'
import type { Run } from './run.ts'

/** The day of trade the shop is in: what is sold and booked now bears it. */
export interface ShopDay {
  /** `YYYY-MM-DD` in Dhaka. */
  today(): string
  /**
   * The day by the clock where every night's trade is over by six: a shift of an earlier one was
   * left open.
   */
  nightOver(): string
}

interface OpenShift {
  readonly business_date: string
  readonly opened_at_ms: number
  readonly opened_mono_ms: number
  readonly opened_boot: string
}

const HOUR_ms = 60 * 60_000
/**
 * So long the day of a shift holds: a night's trade runs past midnight, and a clock that is set
 * meanwhile moves nothing. One left open for longer no longer says which day it is, and neither
 * does one of an earlier run once the night is over: whoever starts the counter in the morning is
 * not in yesterday.
 */
export const SHIFT_HOLDS_ms = 24 * HOUR_ms

/**
 * An open shift says which day it is, whatever the clock shows meanwhile (money.md §7, 20). Without
 * one the clock does, by the hour at which the owner lets a new day begin.
 *
 * @param cutOff_min minutes after midnight
 */
export function createShopDay(db: ReadableDb, run: Run, cutOff_min: () => number): ShopDay {
  const openShift = db.read<[], OpenShift>(
    `SELECT business_date, opened_at_ms, opened_mono_ms, opened_boot FROM open_shift`,
  )
  const byClock = (): string => businessDate(run.moment().at_ms, cutOff_min())
  const nightOver = (): string =>
    businessDate(run.moment().at_ms, Math.max(cutOff_min(), CUT_OFF_MOST_min))
  const holds = (shift: OpenShift): boolean => {
    const isOfThisRun = shift.opened_boot === run.boot
    const isOver = !isOfThisRun && shift.business_date < nightOver()
    return ageOf(shift, run) < SHIFT_HOLDS_ms && !isOver
  }
  return {
    nightOver,
    today() {
      const shift = openShift.get()
      return shift && holds(shift) ? shift.business_date : byClock()
    },
  }
}

function ageOf({ opened_at_ms, opened_mono_ms, opened_boot }: OpenShift, run: Run): number {
  return run.age_ms({ at_ms: opened_at_ms, mono_ms: opened_mono_ms, boot: opened_boot })
}
