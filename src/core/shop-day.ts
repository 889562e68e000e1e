import { businessDate, CUT_OFF_MOST_min, dayAfter } from '../domain/business-day.ts'
import type { ClockCheck } from './clock-check.ts'
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
  /** The same as the clock alone has it. */
  byClock(): string
  /** The newest day that is closed: nothing more is sold or booked on it. Null where none is. */
  lastClosed(): string | null
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

/** A clock nobody has looked at. */
const believed: Pick<ClockCheck, 'doubt'> = { doubt: () => null }

/**
 * An open shift says which day it is, whatever the clock shows meanwhile (money.md §7, 20). Without
 * one the clock does, by the hour at which the owner lets a new day begin; and a clock whose date
 * nobody believes moves no day at all. It is never a day that is closed: after a close the next one
 * has begun.
 *
 * @param cutOff_min minutes after midnight
 */
export function createShopDay(
  db: ReadableDb,
  run: Run,
  cutOff_min: () => number,
  check: Pick<ClockCheck, 'doubt'> = believed,
): ShopDay {
  const openShift = db.read<[], OpenShift>(
    `SELECT business_date, opened_at_ms, opened_mono_ms, opened_boot FROM open_shift`,
  )
  const newestClosed = db.read<[], { day: string | null }>(
    'SELECT max(business_date) AS day FROM day_close',
  )
  const lastClosed = db.untilWritten(() => newestClosed.get()?.day ?? null)
  const byClock = (): string => businessDate(run.moment().at_ms, cutOff_min())
  const nightOver = (): string =>
    businessDate(run.moment().at_ms, Math.max(cutOff_min(), CUT_OFF_MOST_min))
  const holds = (shift: OpenShift): boolean => {
    const isOfThisRun = shift.opened_boot === run.boot
    const isOver = !isOfThisRun && shift.business_date < nightOver()
    return ageOf(shift, run) < SHIFT_HOLDS_ms && !isOver
  }
  const asItIs = (): string => {
    const shift = openShift.get()
    const doubt = check.doubt()
    if (doubt) return shift?.business_date ?? doubt.newest
    return shift && holds(shift) ? shift.business_date : byClock()
  }
  return {
    nightOver,
    byClock,
    lastClosed,
    today() {
      const closed = lastClosed()
      const day = asItIs()
      return closed !== null && day <= closed ? dayAfter(closed) : day
    },
  }
}

function ageOf({ opened_at_ms, opened_mono_ms, opened_boot }: OpenShift, run: Run): number {
  return run.age_ms({ at_ms: opened_at_ms, mono_ms: opened_mono_ms, boot: opened_boot })
}
