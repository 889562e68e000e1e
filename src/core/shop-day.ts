import { businessDate } from '../domain/business-day.ts'
import type { ReadableDb } from './db/database.ts'
import type { Run } from './run.ts'

/** The day of trade the shop is in: what is sold and booked now bears it. */
export interface ShopDay {
  /** `YYYY-MM-DD` in Dhaka. */
  today(): string
  /** The same as the clock alone has it. */
  byClock(): string
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
 * meanwhile moves nothing. One left open for longer no longer says which day it is.
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
  return {
    byClock,
    today() {
      const shift = openShift.get()
      return shift && ageOf(shift, run) < SHIFT_HOLDS_ms ? shift.business_date : byClock()
    },
  }
}

function ageOf({ opened_at_ms, opened_mono_ms, opened_boot }: OpenShift, run: Run): number {
  return run.age_ms({ at_ms: opened_at_ms, mono_ms: opened_mono_ms, boot: opened_boot })
}
