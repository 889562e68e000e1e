import {
  closeSync,
  copyFileSync,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { aboutOf } from './about.ts'
import { backupsFolder } from './backup-files.ts'
import { DatabaseRefused } from './database.ts'
import { readAt, readWhole, sizeOf, sync, syncFolder } from './files.ts'
import { NO_LOG } from './log-reader.ts'
import { firstWrong } from './look.ts'
import { connect, expected, refusing, wrap } from './open.ts'
import { inspect } from './inspect.ts'
import { draftOf, draftsLeft, markAsPutBack } from './put-back.ts'
import { type About, decodeSums, sumsFiles } from './sums.ts'
import { isSound, takeLock } from './watched.ts'
import { hearWitness, openWitness } from './witness.ts'

/** Larger ones are read whole only when they are to be put back. */
const SMALL_BYTES = 64 * 1024 * 1024
const AT_ONCE = 1024 * 1024
/** Where SQLite's header says which journal a file has: read from memory it has none. */
const JOURNAL_BYTES = [18, 19] as const
/** A shop's folder has a handful; whoever put thousands there is not served. */
const MOST = 40

export type CopyState = 'whole' | 'unread' | 'damaged' | 'newer'

export interface Copy {
  /** The path inside of the books' folder, with `/`. */
  readonly name: string
  /**
   * A copy we made, one that a person made, the very file that was not opened, or what was being
   * put in its place when the power went.
   */
  readonly kind: 'backup' | 'file' | 'present' | 'unfinished'
  readonly state: CopyState
  readonly about: About | null
}

/** The copies of books in their folder: what it says of each is read, nothing is written. */
export function findCopies(booksFile: string, withPresent: boolean): Copy[] {
  const folder = path.dirname(booksFile)
  const present = path.basename(booksFile)
  const inFolder = namesIn(folder).filter((name) => isBooks(name) && name !== present)
  const inBackups = namesIn(backupsFolder(booksFile)).filter(isBooks)
  // Beside books that are in their place such a draft is of no use: nothing was moved yet.
  const left = sizeOf(booksFile) === null ? draftsLeft(booksFile) : []
  const drafts = left.map((file) => lookAtCopy(folder, path.basename(file), 'unfinished'))
  const names = [...inFolder, ...inBackups.map((name) => `backups/${name}`)]
  const files = names.slice(0, MOST).map((name) => lookAtCopy(folder, name, 'file'))
  const copies = [...drafts, ...files]
  const here = withPresent ? [lookAtCopy(folder, present, 'present')] : []
  const newest = ({ about }: Copy) => about?.lastSaleAt_ms ?? about?.made_ms ?? 0
  return [...here, ...copies.toSorted((a, b) => newest(b) - newest(a))]
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry: Dirent) => entry.isFile())
      .map(({ name }) => name)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return []
    throw cause
  }
}

/** Copies people make are called `counter (1).db`, `counter - Copy.db`, `counter.db.bak` …  */
function isBooks(name: string): boolean {
  return /\.(?:db|db\.\w+|sqlite|bak)$/iu.test(name) && !/\.(?:sums|part)$/u.test(name)
}

function lookAtCopy(folder: string, name: string, kind: Exclude<Copy['kind'], 'backup'>): Copy {
  const file = path.join(folder, name)
  const sums = decodeSums(readWhole(`${file}.sums`) ?? Buffer.alloc(0))
  if (sums?.about && kind === 'file') {
    const { about } = sums
    const size = sizeOf(file) ?? 0
    if (size !== (sums.pages.length / 2) * sums.pageSize) return broken(name, 'backup', about)
    if (size > SMALL_BYTES) return { name, kind: 'backup', state: 'unread', about }
    const state = agrees(file, sums) ? 'whole' : 'damaged'
    return { name, kind: 'backup', state, about }
  }
  if ((sizeOf(file) ?? 0) > SMALL_BYTES) return { name, kind, state: 'unread', about: null }
  return readInMemory(file, name, kind)
}

const broken = (name: string, kind: Copy['kind'], about: About | null): Copy => ({
  name,
  kind,
  state: 'damaged',
  about,
})

/** Every page against its sum. */
function agrees(file: string, sums: Parameters<typeof firstWrong>[2]): boolean {
  const handle = openSync(file, 'r')
  try {
    const size = (sums.pages.length / 2) * sums.pageSize
    for (let at = 0; at < size; at += AT_ONCE) {
      const bytes = readAt(handle, at, Math.min(AT_ONCE, size - at))
      if (bytes.length % sums.pageSize !== 0) return false
      if (firstWrong(bytes, at / sums.pageSize + 1, sums) !== null) return false
    }
    return true
  } finally {
    closeSync(handle)
  }
}

/** Without SQLite touching the file: it would make others beside it. */
function readInMemory(file: string, name: string, kind: Copy['kind']): Copy {
  try {
    if (!inspect(file, expected())) return broken(name, kind, null)
    const bytes = readWhole(file)
    if (!bytes) return broken(name, kind, null)
    for (const at of JOURNAL_BYTES) bytes[at] = 1
    const sqlite = new BetterSqlite3(bytes, { readonly: true })
    try {
      const about = aboutOf(wrap(sqlite), 0)
      return { name, kind, state: isSound(sqlite) ? 'whole' : 'damaged', about }
    } finally {
      sqlite.close()
    }
  } catch (cause) {
    const isNewer = cause instanceof DatabaseRefused && cause.code === 'newer'
    if (isNewer) return { name, kind, state: 'newer', about: null }
    if (cause instanceof Error && ('code' in cause || cause.name === 'ZodError')) {
      return broken(name, kind, null)
    }
    throw cause
  }
}

/** Which books a file that was not opened says it is; null where it says nothing. */
export function booksIn(booksFile: string): 'practice' | 'real' | null {
  const { about } = lookAtCopy(path.dirname(booksFile), path.basename(booksFile), 'present')
  return about?.books ?? null
}

export interface Putting {
  readonly booksFile: string
  readonly places: readonly string[]
  /** One of `findCopies`. */
  readonly copy: Copy
  readonly now_ms: number
  readonly random: (bytes: number) => Uint8Array
}

/**
 * Puts a copy in the place of the books. What stands there, damaged or not, is moved aside whole
 * and nothing of it is deleted. The copy is held against its sums or against SQLite's own check,
 * and marked as put back, before anything is moved. Where the power goes before it has the name
 * of the books, it lies beside their place and is found as a copy.
 *
 * @param rename gives a file another name, one at a time
 * @returns the folder the others were moved to
 * @throws DatabaseRefused `damaged` for a copy that is not whole, `in-use` beside another counter
 */
export function putInPlace(putting: Putting, rename: Rename = renameSync): string {
  return refusing(() => {
    const lock = takeLock(putting.booksFile)
    try {
      return put(putting, rename)
    } finally {
      lock.release()
    }
  })
}

type Rename = (from: string, to: string) => void

function put({ booksFile, places, copy, now_ms, random }: Putting, rename: Rename): string {
  const folder = path.dirname(booksFile)
  const source = path.join(folder, copy.name)
  const left = draftsLeft(booksFile)
  // Where the books are in their place nothing was moved, and all that a draft holds is there.
  if (sizeOf(booksFile) !== null) left.forEach(removeDraft)
  const isDraft = left.includes(source)
  const draft = isDraft ? source : draftOf(booksFile, now_ms)
  try {
    if (!isDraft) copyInto(draft, source, copy.kind)
    markDraft(draft, now_ms)
    sync(draft, 'r+')
    syncFolder(folder)
  } catch (cause) {
    if (!isDraft) removeDraft(draft)
    throw cause
  }
  const aside = moveAside(booksFile, places, now_ms, rename)
  rename(draft, booksFile)
  // Only now: until then one of them may be all that follows the books.
  for (const other of draftsLeft(booksFile)) moveInto(aside, other, rename)
  syncFolder(folder)
  // Last of all: until then the books are refused, and never taken for new ones.
  beginWitness(places, random)
  return aside
}

const EMPTY = Buffer.alloc(0)

function removeDraft(draft: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true })
}

function copyInto(draft: string, source: string, kind: Copy['kind']): void {
  copyFileSync(source, draft)
  // What stands in the log of the very file goes along; a copy has none.
  if (kind === 'present' && (sizeOf(`${source}-wal`) ?? 0) > 0) {
    copyFileSync(`${source}-wal`, `${draft}-wal`)
  }
  const sums = kind === 'backup' ? decodeSums(readWhole(`${source}.sums`) ?? EMPTY) : null
  if (kind === 'backup' && (!sums || !agrees(draft, sums))) {
    throw new DatabaseRefused('damaged', 'the backup is not whole')
  }
}

function markDraft(draft: string, now_ms: number): void {
  const sqlite = connect(draft, 'kept')
  try {
    if (!isSound(sqlite)) throw new DatabaseRefused('damaged', 'the copy contradicts itself')
    markAsPutBack(wrap(sqlite), now_ms)
  } finally {
    sqlite.close()
  }
}

/** Moves everything of the books away, their witness with them; the copies and keys stay. */
function moveAside(
  booksFile: string,
  places: readonly string[],
  now_ms: number,
  rename: Rename,
): string {
  const folder = path.dirname(booksFile)
  const aside = path.join(folder, `aside-${now_ms}`)
  mkdirSync(aside, { mode: 0o700 })
  const [beside = '', ...elsewhere] = places
  const ends = ['', '-wal', '-shm', '-journal']
  const files = [...ends.map((end) => `${booksFile}${end}`), ...sumsFiles(booksFile)]
  // A witness that stays behind until the last moment keeps the books from being taken for new.
  for (const one of [beside, ...elsewhere]) {
    if (sizeOf(one) !== null) copyFileSync(one, path.join(aside, path.basename(one)))
  }
  for (const one of files) moveInto(aside, one, rename)
  syncFolder(aside)
  return aside
}

function moveInto(aside: string, file: string, rename: Rename): void {
  if (sizeOf(file) !== null) rename(file, path.join(aside, path.basename(file)))
}

/** The file that lies there is taken as it is at the next start, if SQLite finds it sound. */
export function beginWitness(places: readonly string[], random: Putting['random']): void {
  const { newest } = hearWitness(places)
  const id = Buffer.from(random(16)).toString('hex')
  const witness = openWitness(places, newest)
  // Twice, for both slots: what spoke of the other books is not to be heard again.
  const shop = newest?.shop ?? null
  witness.swear({ id, shop, generation: 0, log: NO_LOG, damaged: false })
  witness.swear({ id, shop, generation: 0, log: NO_LOG, damaged: false })
  witness.close()
}

/** For practice alone: everything is moved aside, and the next start makes new books. */
export function beginAnew(
  booksFile: string,
  places: readonly string[],
  others: readonly string[],
  now_ms: number,
): void {
  refusing(() => {
    const lock = takeLock(booksFile)
    try {
      const aside = moveAside(booksFile, places, now_ms, renameSync)
      for (const one of [...others, ...draftsLeft(booksFile)]) {
        moveInto(aside, one, renameSync)
      }
      for (const place of places) rmSync(place, { force: true })
    } finally {
      lock.release()
    }
  })
}
