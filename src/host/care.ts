import type { Clock } from '../core/clock.ts'
import { backUp } from '../core/db/backup.ts'
import { backupName, isBackedUp } from '../core/db/backup-files.ts'
import type { WatchedDatabase } from '../core/db/watched.ts'
import type { Log } from '../core/log.ts'
import { dhakaTime } from '../domain/business-day.ts'

/** After the start the counter has better things to do; large books are looked at sooner. */
const FIRST_LOOK_ms = 1_000
const FIRST_BACKUP_ms = 30_000
/** A counter that is never closed has its backup of the day too. */
const EVERY_ms = 30 * 60_000

export interface CareParts {
  readonly db: WatchedDatabase
  readonly file: string
  readonly clock: Clock
  readonly log: Log
  readonly isReal: boolean
  /** A page is not what was written. */
  readonly damaged: () => void
}

/**
 * Looks after books that are open: reads those through that were too large to be read at the
 * start, and makes a backup of the real ones once a day.
 *
 * @returns what ends it, to be called before the books are closed
 */
export function takeCare({ db, file, clock, log, isReal, damaged }: CareParts): () => void {
  const waiting = new Set<() => void>()
  let ended = false
  const later = (delay_ms: number, work: () => Promise<unknown>) => {
    if (ended) return
    const callOff = clock.after(delay_ms, () => {
      waiting.delete(callOff)
      work().catch((cause: unknown) => {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
        log.warn('care-failed', { why: code })
      })
    })
    waiting.add(callOff)
  }
  const heard = (what: string, result: 'whole' | 'damaged' | 'stopped') => {
    if (result === 'whole') log.info(what)
    if (result !== 'damaged' || ended) return
    log.error('books-damaged')
    damaged()
  }
  const daily = async () => {
    later(EVERY_ms, daily)
    const { date, time } = dhakaTime(clock.now())
    const sales = salesIn(db)
    if (sales === 0 || isBackedUp(file, date, sales)) return
    const name = backupName(date, time.replace(':', ''))
    heard('backup-made', await backUp(db, file, name, Math.round(clock.now())))
  }
  if (!db.wholly) {
    later(FIRST_LOOK_ms, async () => heard('books-read', await db.readThrough()))
  }
  if (isReal) later(FIRST_BACKUP_ms, daily)
  return () => {
    ended = true
    for (const callOff of waiting) callOff()
  }
}

function salesIn(db: WatchedDatabase): number {
  const newest = 'SELECT seq FROM sale ORDER BY seq DESC LIMIT 1'
  return db.read<[], { seq: number }>(newest).get()?.seq ?? 0
}
