import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { aboutOf } from './about.ts'
import { syncFolder, writeOver } from './files.ts'
import { encodeSums, type Sums } from './sums.ts'
import type { WatchedDatabase } from './watched.ts'

const NAME = /^counter-(\d{4}-\d{2}-\d{2})-(\d{4})\.db$/u
const KEPT = 7

/** Backups lie in a folder of their own beside the books, each with the sums of its pages. */
export function backupsFolder(booksFile: string): string {
  return path.join(path.dirname(booksFile), 'backups')
}

/** @param date the day it is, as the shop counts days; @param time four digits of its clock */
export function backupName(date: string, time: string): string {
  return `counter-${date}-${time}.db`
}

export function hasBackupOf(booksFile: string, date: string): boolean {
  return backups(booksFile).some((name) => NAME.exec(name)?.[1] === date)
}

function backups(booksFile: string): string[] {
  try {
    return readdirSync(backupsFolder(booksFile))
      .filter((name) => NAME.test(name))
      .toSorted()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}

/**
 * Copies the file while the counter sells: between two folds it stands still, and every page is
 * held against its sum on the way. The seven newest backups are kept.
 *
 * @returns what `readThrough` says; only a whole one is kept
 */
export async function backUp(
  db: WatchedDatabase,
  booksFile: string,
  name: string,
  now_ms: number,
): Promise<'whole' | 'damaged' | 'stopped'> {
  const folder = backupsFolder(booksFile)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = path.join(folder, name)
  const draft = `${target}.part`
  const begun: Sums[] = []
  const file = await open(draft, 'w', 0o600)
  try {
    const result = await db.readThrough({
      begin: (sums) => void begun.push({ ...sums, about: aboutOf(db, now_ms) }),
      take: (pages, at) => file.write(pages, 0, pages.length, at),
    })
    if (result !== 'whole') return result
    await file.sync()
  } finally {
    await file.close()
    rmSync(`${target}.sums`, { force: true })
  }
  for (const sums of begun) writeOver(`${target}.sums`, encodeSums(sums))
  renameSync(draft, target)
  syncFolder(folder)
  for (const old of backups(booksFile).slice(0, -KEPT)) {
    rmSync(path.join(folder, old), { force: true })
    rmSync(path.join(folder, `${old}.sums`), { force: true })
  }
  return 'whole'
}
