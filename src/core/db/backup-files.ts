import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { hasCode, readWhole, syncFolder, writeOver } from './files.ts'
import { decodeSums, encodeSums, type Sums } from './sums.ts'

const NAME = /^counter-(\d{4}-\d{2}-\d{2})-(\d{4})\.db$/u
const KEPT = 7
const DRAFT = '.part'
const SUMS = '.sums'

/** Backups lie in a folder of their own beside the books, each with the sums of its pages. */
export function backupsFolder(booksFile: string): string {
  return path.join(path.dirname(booksFile), 'backups')
}

/** @param date the day it is, as the shop counts days; @param time four digits of its clock */
export function backupName(date: string, time: string): string {
  return `counter-${date}-${time}.db`
}

export function hasBackupOf(booksFile: string, date: string): boolean {
  return backupsIn(backupsFolder(booksFile)).some((name) => NAME.exec(name)?.[1] === date)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    if (hasCode(cause, ['ENOENT'])) return []
    throw cause
  }
}

const backupsIn = (folder: string) =>
  namesIn(folder)
    .filter((name) => NAME.test(name))
    .toSorted()

/** What the newest backup is a copy of; null where there is none, or none that can be read. */
export function newestBackup(booksFile: string): Sums | null {
  const folder = backupsFolder(booksFile)
  const name = backupsIn(folder).at(-1)
  const bytes = name === undefined ? null : readWhole(path.join(folder, `${name}${SUMS}`))
  return bytes && decodeSums(bytes)
}

/** A backup that is being made; it has its name once it is whole. */
export interface BackupDraft {
  readonly file: string
  /** The draft is on disk: it gets its name, and the seven newest backups are kept. */
  keep(sums: Sums): void
  /** To be called in any case: nothing is left of a draft that was not kept. */
  end(): void
}

/** What earlier ones left behind is cleared away first: on a full disk one would follow another. */
export function beginBackup(booksFile: string, name: string): BackupDraft {
  const folder = backupsFolder(booksFile)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const left of leftIn(folder)) remove(folder, left)
  const target = path.join(folder, name)
  const draft = `${target}${DRAFT}`
  return {
    file: draft,
    keep(sums) {
      writeOver(`${draft}${SUMS}`, encodeSums(sums))
      // In this order: a backup without sums would be read as a copy that a person made.
      renameSync(`${draft}${SUMS}`, `${target}${SUMS}`)
      renameSync(draft, target)
      syncFolder(folder)
      for (const old of backupsIn(folder).slice(0, -KEPT)) remove(folder, old, `${old}${SUMS}`)
    },
    end() {
      for (const left of leftIn(folder)) remove(folder, left)
    },
  }
}

function leftIn(folder: string): string[] {
  const names = namesIn(folder)
  return names.filter((name) => {
    const backup = name.slice(0, NAME_LENGTH)
    const rest = name.slice(NAME_LENGTH)
    if (!NAME.test(backup) || rest === '') return false
    return rest.startsWith(DRAFT) || (rest === SUMS && !names.includes(backup))
  })
}

const NAME_LENGTH = backupName('2026-01-01', '0000').length

function remove(folder: string, ...names: readonly string[]): void {
  for (const name of names) rmSync(path.join(folder, name), { force: true })
}
