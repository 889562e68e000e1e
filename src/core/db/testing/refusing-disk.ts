import BetterSqlite3 from 'better-sqlite3'
import type { Database } from '../database.ts'

/** Books on a disk that refuses to keep a write whenever a test says so. */
export interface RefusingDisk {
  readonly db: Database
  /** How many writes were offered so far. */
  offered(): number
  /**
   * The writes that are refused from now on, by their number; the next one is `offered() + 1`.
   *
   * @param cause what is thrown: SQLite's own error unless said otherwise
   */
  refuse(refused: (nth: number) => boolean, cause?: Error): void
  /** Every later write is kept again. */
  mend(): void
}

/** Refuses at the commit, with SQLite's own error: the work was done and is undone again. */
export function refusingDisk(inner: Database): RefusingDisk {
  let nth = 0
  let isRefused: (nth: number) => boolean = () => false
  let thrown: Error | undefined
  return {
    db: {
      ...inner,
      write(work) {
        nth += 1
        if (!isRefused(nth)) return inner.write(work)
        return inner.write(() => {
          work()
          throw thrown ?? new BetterSqlite3.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE')
        })
      },
    },
    offered: () => nth,
    refuse: (refused, cause) => {
      isRefused = refused
      thrown = cause
    },
    mend: () => {
      isRefused = () => false
    },
  }
}
