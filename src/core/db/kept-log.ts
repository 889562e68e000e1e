import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import type BetterSqlite3 from 'better-sqlite3'

const logOf = (path: string) => `${path}-wal`
const keptOf = (path: string) => `${path}-wal-kept`

/**
 * Closes the file and leaves its log. SQLite would fold the log in as it closes, past the sums of
 * the pages; under a second name the log outlives that, and tells the next start the same again.
 * Where a disk knows no second names the file stays open until the program ends.
 */
export function closeKeepingLog(path: string, sqlite: BetterSqlite3.Database): void {
  if (existsSync(logOf(path))) {
    try {
      rmSync(keptOf(path), { force: true })
      linkSync(logOf(path), keptOf(path))
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause) return
      throw cause
    }
  }
  sqlite.close()
  findKeptLog(path)
}

/** Gives a kept log its name back, where the program ended before it could. */
export function findKeptLog(path: string): void {
  if (!existsSync(keptOf(path))) return
  if (existsSync(logOf(path))) rmSync(keptOf(path))
  else renameSync(keptOf(path), logOf(path))
}
