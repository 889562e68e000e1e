import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { namesIn, readWhole, syncFolder, writeOver } from './files.ts'
import { decodeSums, encodeSums, type Sums } from './sums.ts'

const NAME = /^counter-(\d{4}-\d{2}-\d{2})-(\d{4})\.db$/u
const KEPT = 7
/** More than most shops sell in a day. */
const BEHIND_MAX = 1_000
/** In minutes. */
const HOUR = 60
const DAY = 24 * HOUR
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

/**
 * Whether books that hold so many sales have their backup of the day. A clock whose battery is dead
 * begins at the same day again and again: one that is far behind is none of today, and no more is
 * one of books that went further than these.
 */
export function isBackedUp(booksFile: string, date: string, sales: number): boolean {
  const folder = backupsFolder(booksFile)
  const ofTheDay = backupsIn(folder).filter((name) => NAME.exec(name)?.[1] === date)
  return ofTheDay.some((name) => {
    const held = sumsOf(folder, name)?.about?.sales ?? Number.NEGATIVE_INFINITY
    return held <= sales && sales - held < BEHIND_MAX
  })
}

const backupsIn = (folder: string) =>
  namesIn(folder)
    .filter((name) => NAME.test(name))
    .toSorted()

/** What the backups that lie there are copies of; those whose sums cannot be read say nothing. */
export function sumsOfBackups(booksFile: string): Sums[] {
  const folder = backupsFolder(booksFile)
  return backupsIn(folder).flatMap((name) => sumsOf(folder, name) ?? [])
}

function sumsOf(folder: string, name: string): Sums | null {
  const bytes = readWhole(path.join(folder, `${name}${SUMS}`))
  return bytes && decodeSums(bytes)
}

/**
 * Those that may go, when one was just kept: all but it and the six that go furthest. A name is
 * what a clock said, which may be years wrong; how many sales a backup holds is not. Books that an
 * older copy was put in the place of went further than these and come after them all the same:
 * what is made from now on would else be pushed out by what can be had no more.
 */
function beyondKept(folder: string, kept: string, { id }: Sums): string[] {
  const others = backupsIn(folder).filter((name) => name !== kept)
  const ranked = others.map((name) => {
    const sums = sumsOf(folder, name)
    const sales = sums?.about?.sales ?? -1
    const { mtimeMs: made_ms } = statSync(path.join(folder, name))
    return { name, isOfThese: sums?.id === id ? 1 : 0, sales, made_ms }
  })
  ranked.sort(
    (a, b) =>
      b.isOfThese - a.isOfThese || b.sales - a.sales || b.made_ms - a.made_ms || byName(b, a),
  )
  return ranked.slice(KEPT - 1).map(({ name }) => name)
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

/** A backup that is being made; it has its name once it is whole. */
export interface BackupDraft {
  readonly file: string
  /**
   * The draft is on disk: it gets its name, and it is one of the seven backups that stay.
   * @throws where the disk has no file of that name afterwards
   */
  keep(sums: Sums): void
  /** To be called in any case: nothing is left of a draft that was not kept. */
  end(): void
}

/** A clock that was set back comes to a minute that has its backup: the next one is this one's. */
function freeName(folder: string, name: string): string {
  const [, date = '', time = ''] = NAME.exec(name) ?? []
  const taken = new Set(backupsIn(folder))
  const first = Number(time.slice(0, 2)) * HOUR + Number(time.slice(2))
  for (let minute = first; minute < DAY; minute += 1) {
    const clock = [Math.floor(minute / HOUR), minute % HOUR]
    const later = backupName(date, clock.map((part) => String(part).padStart(2, '0')).join(''))
    if (!taken.has(later)) return later
  }
  return name
}

/** What earlier ones left behind is cleared away first: on a full disk one would follow another. */
export function beginBackup(booksFile: string, name: string): BackupDraft {
  const folder = backupsFolder(booksFile)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const left of leftIn(folder)) remove(folder, left)
  const free = freeName(folder, name)
  const target = path.join(folder, free)
  const draft = `${target}${DRAFT}`
  return {
    file: draft,
    keep(sums) {
      writeOver(`${draft}${SUMS}`, encodeSums(sums))
      // In this order: a backup without sums would be read as a copy that a person made.
      renameSync(`${draft}${SUMS}`, `${target}${SUMS}`)
      renameSync(draft, target)
      syncFolder(folder)
      for (const old of beyondKept(folder, free, sums)) remove(folder, old, `${old}${SUMS}`)
      // "Made" is said, and books are migrated, on the strength of this.
      for (const one of [target, `${target}${SUMS}`]) statSync(one)
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
