import type { ClockDoubt } from '../contract/days.ts'
import { businessDate, daysFrom } from '../domain/business-day.ts'
import type { ReadableDb } from './db/database.ts'
import type { Log } from './log.ts'
import type { Run } from './run.ts'

/** Whether the date of the machine can be right (row 87). */
export interface ClockCheck {
  /**
   * Null where it can, or a person has looked at it: asked anew at every start alone. Nothing is
   * sold under a date that is doubted.
   */
  doubt(): ClockDoubt | null
  /**
   * Where the date is doubted, or has moved since by more than a slip of the hand: what is sold
   * stands under the open shift, but no day is closed by it. One that is closed years ahead would
   * keep every day up to then from being sold on, for good.
   */
  doubtOfClose(): ClockDoubt | null
  /** A person has looked, and it is right. */
  confirm(): void
}

/** A close in the evening lets the next day begin early: one day back is no wonder. */
const BEHIND_days = 1
/** A shop is shut for the feasts, but not for longer. */
const AHEAD_days = 30

/**
 * A battery that died lets a machine begin years ago, and a slip of the hand years ahead. At the
 * start it is laid beside the books, and later beside the time that went by since: what a clock
 * does then moves the day of no open shift, and moves nothing that is older. One that is put right
 * meanwhile is doubted no more.
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
    return apart(newest, businessDate(run.moment().at_ms, cutOff_min()))
  }
  let isSettled = look() === null
  /** A moment at which the date was believed. */
  let believed = run.moment()
  const settle = (): void => {
    isSettled = true
    believed = run.moment()
  }
  const jumped = (): ClockDoubt | null => {
    const { at_ms, mono_ms } = run.moment()
    const steady_ms = Math.max(0, believed.at_ms + mono_ms - believed.mono_ms)
    return apart(businessDate(steady_ms, cutOff_min()), businessDate(at_ms, cutOff_min()))
  }
  const doubt = (): ClockDoubt | null => {
    if (isSettled) return null
    const found = look()
    if (found === null) settle()
    return found
  }
  const doubtOfClose = () => doubt() ?? jumped()
  return {
    doubt,
    doubtOfClose,
    confirm() {
      const found = doubtOfClose()
      if (found) log.warn('clock-confirmed', { ...found })
      settle()
    },
  }
}

function apart(newest: string, shows: string): ClockDoubt | null {
  const ahead = daysFrom(newest, shows)
  if (ahead > AHEAD_days) return { why: 'ahead', shows, newest }
  return ahead < -BEHIND_days ? { why: 'behind', shows, newest } : null
}
