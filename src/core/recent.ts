import { businessDatesWithin } from '../domain/business-day.ts'
import type { Clock } from './clock.ts'
import type { ReadableDb } from './db/database.ts'

/** Which sales are of the last hours, also where the clock was put right or wrong in between. */
export interface Recent {
  /**
   * The number from which on sales are younger than so many milliseconds: what was made after one
   * of a date that is recent is recent itself, whatever date it bears, and so is what this run made
   * within that time by its own monotonic clock. What the monotonic clock alone says may be ten
   * minutes older.
   */
  since(age_ms: number): number
  /**
   * The same, but days on which nothing was sold age nothing: what a provider takes back while the
   * shop is shut for a feast, or has no internet for days, is still to be found out when it sells
   * again.
   */
  sinceSelling(age_ms: number): number
}

interface Mark {
  readonly mono_ms: number
  readonly seq: number
}

const MARK_EVERY_ms = 10 * 60_000
const DAY_ms = 24 * 60 * 60_000
/** Nobody asks about what is older. */
const OLDEST_ms = 4 * DAY_ms
/** So many of the newest sales are looked through for the days they were made on. */
const NEWEST = 5_000

export function createRecent(db: ReadableDb, clock: Clock): Recent {
  const last = db.read<[], { seq: number | null }>('SELECT max(seq) AS seq FROM sale')
  // By day, which an index holds: at most a few days of sales are looked at.
  const first = db.read<[string, string, number, number], { seq: number | null }>(
    `SELECT min(seq) AS seq FROM sale
     WHERE business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT)
       AND created_at_ms > ? AND created_at_ms <= ?`,
  )
  // By their order, for a clock that was wrong puts a day anywhere. The sign keeps SQLite from
  // walking through the days of years.
  const firstOfDays = db.read<[number], { seq: number | null }>(
    `SELECT min(seq) AS seq FROM (
       SELECT min(seq) AS seq
       FROM sale WHERE seq > (SELECT max(seq) FROM sale) - ${NEWEST}
       GROUP BY +business_date ORDER BY max(seq) DESC LIMIT CAST(? AS INTEGER))`,
  )
  const next = (): number => (last.get()?.seq ?? 0) + 1
  let marks: readonly [Mark, ...Mark[]] = [{ mono_ms: clock.monotonic(), seq: next() }]

  /** Before the newest mark that is older than that nothing is younger. */
  const byRun = (age_ms: number): number => {
    const now_ms = clock.monotonic()
    const [oldest, ...later] = marks
    const newest = marks.at(-1) ?? oldest
    if (now_ms - newest.mono_ms >= MARK_EVERY_ms) {
      const kept = later.filter(({ mono_ms }) => now_ms - mono_ms < OLDEST_ms)
      marks = [oldest, ...kept, { mono_ms: now_ms, seq: next() }]
    }
    return marks.findLast(({ mono_ms }) => now_ms - mono_ms >= age_ms)?.seq ?? oldest.seq
  }

  const since = (age_ms: number): number => {
    const now_ms = clock.now()
    const since_ms = now_ms - age_ms
    const dates = businessDatesWithin(since_ms, now_ms)
    const byDate = first.get(...dates, since_ms, now_ms)?.seq
    return Math.min(byDate ?? Number.MAX_SAFE_INTEGER, byRun(age_ms))
  }
  return {
    since,
    sinceSelling(age_ms) {
      // The day that runs is not over: it counts for none.
      const bySelling = firstOfDays.get(Math.ceil(age_ms / DAY_ms) + 1)?.seq
      return Math.min(bySelling ?? Number.MAX_SAFE_INTEGER, since(age_ms))
    },
  }
}
