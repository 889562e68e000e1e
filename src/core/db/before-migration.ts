import { closeSync, copyFileSync, openSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { dhakaTime } from '../../domain/business-day.ts'
import { aboutOf } from './about.ts'
import { backupName, beginBackup, sumsOfBackups } from './backup-files.ts'
import { sizeOf, sync } from './files.ts'
import { versionOf } from './inspect.ts'
import { firstSums } from './keeper.ts'
import { expected, wrap } from './open.ts'
import type { Sums } from './sums.ts'

/**
 * A backup of books of an older schema, before anything of them is brought to this one: whatever
 * this version does to them, the rescue page offers them as they were. The books themselves are
 * only read: the copy is made of the file and its log, and only there is the log folded in.
 *
 * @param now_ms wall time
 * @throws what the disk says where it does not take the copy
 */
export function backUpBeforeMigration(path: string, id: string, now_ms: number): void {
  // The log may know better: the copy is asked again.
  if (versionOf(path) >= expected().newest) return
  const { date, time } = dhakaTime(now_ms)
  const draft = beginBackup(path, backupName(date, time.replace(':', '')))
  try {
    copyFileSync(path, draft.file)
    if ((sizeOf(`${path}-wal`) ?? 0) > 0) copyFileSync(`${path}-wal`, `${draft.file}-wal`)
    const sums = foldedIn(draft.file, id, Math.round(now_ms))
    // A migration that fails at every start must not push the other backups out.
    if (!sums || sumsOfBackups(path).some((kept) => isSame(sums, kept))) return
    sync(draft.file, 'r+')
    draft.keep(sums)
  } finally {
    draft.end()
  }
}

/** @returns the sums of the copy, its log folded in; null where there is nothing to be lost */
function foldedIn(copy: string, id: string, now_ms: number): Sums | null {
  const sqlite = new BetterSqlite3(copy, { timeout: 0 })
  const file = openSync(copy, 'r')
  try {
    // Nobody else looks at it, and no file is made beside it for those who would.
    sqlite.pragma('locking_mode = EXCLUSIVE')
    if (!isOlderWithSales(sqlite)) return null
    return firstSums(sqlite, file, id, aboutOf(wrap(sqlite), now_ms))
  } finally {
    sqlite.close()
    closeSync(file)
  }
}

function isOlderWithSales(sqlite: BetterSqlite3.Database): boolean {
  const { applicationId, newest } = expected()
  if (sqlite.pragma('application_id', { simple: true }) !== applicationId) return false
  const version = Number(sqlite.pragma('user_version', { simple: true }))
  return version < newest && sqlite.prepare('SELECT seq FROM sale LIMIT 1').get() !== undefined
}

/** But for the first page, where a start that failed leaves its count. */
function isSame(one: Sums, other: Sums): boolean {
  const [mine, theirs] = [one.pages.subarray(2), other.pages.subarray(2)]
  return mine.length === theirs.length && mine.every((word, at) => word === theirs[at])
}
