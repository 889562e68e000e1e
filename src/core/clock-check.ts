import type { ClockDoubt } from '../contract/days.ts'
import { businessDate, daysFrom } from '../domain/business-day.ts'
import type { ReadableDb } from './db/database.ts'
import type { Log } from './log.ts'
import type { Run } from './run.ts'

/** Whether the date the machine began with can be right (row 87). */
export interface ClockCheck {
  /** Null where it can, or a person has looked at it: asked anew at every start alone. */
  doubt(): ClockDoubt | null
  /** A person has looked, and it is right. */
  confirm(): void
}

/** A close in the evening lets the next day begin early: one day back is no wonder. */
const BEHIND_days = 1
/** A shop is shut for the feasts, but not for longer. */
const AHEAD_days = 30

/**
 * A battery that died lets a machine begin years ago, and a slip of the hand years ahead. Only the
 * start is looked at: what a clock does later moves the day of no open shift, and moves nothing
 * that is older. One that is put right meanwhile is doubted no more.
 *
 * @param cutOff_min minutes after midnight at which a day of trade begins
 */
export function createClockCheck(
  db: ReadableDb,
  run: Run,
  cutOff_min: () => number,
  log: Pick<Log, 'warn'>,
): ClockCheck {
  const newestDay = db.read<[], { day: string | null }>(
    `SELECT max(day) AS day FROM (SELECT max(business_date) AS day FROM ledger_transaction
       UNION ALL SELECT max(business_date) FROM day_close)`,
  )
  // As the books stood when they were opened: what is booked since says nothing about the start.
  const newest = newestDay.get()?.day ?? null
  const look = (): ClockDoubt | null => {
    if (newest === null) return null
    const shows = businessDate(run.moment().at_ms, cutOff_min())
    const ahead = daysFrom(newest, shows)
    if (ahead > AHEAD_days) return { why: 'ahead', shows, newest }
    return ahead < -BEHIND_days ? { why: 'behind', shows, newest } : null
  }
  let isSettled = look() === null
  return {
    doubt() {
      if (isSettled) return null
      const doubt = look()
      if (doubt === null) isSettled = true
      return doubt
    },
    confirm() {
      const doubt = look()
      if (doubt) log.warn('clock-confirmed', { ...doubt })
      isSettled = true
    },
  }
}
