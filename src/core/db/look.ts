import { closeSync, fstatSync, openSync } from 'node:fs'
import { type Checksum, checksum, same, wordsOf } from './checksum.ts'
import { DatabaseRefused } from './database.ts'
import { readAt, sizeOf } from './files.ts'
import { type Expected, inspect, versionOf } from './inspect.ts'
import { followLog, type LogReader } from './log-reader.ts'
import { draftsLeft } from './put-back.ts'
import { NEWEST, pageSum, readSums, type Sums } from './sums.ts'
import { hearWitness, type Testimony } from './witness.ts'

const READ_AT_ONCE = 256

export type Look =
  /** Nothing is here and nothing was. */
  | { readonly kind: 'none'; readonly testimony: Testimony | null }
  /** A first start that was cut off, or books from before there were witnesses. */
  | { readonly kind: 'unwitnessed'; readonly testimony: Testimony | null }
  | {
      readonly kind: 'known'
      readonly testimony: Testimony
      readonly sums: Sums
      /** Every page was looked at. */
      readonly wholly: boolean
    }

/**
 * Holds the files of the books against what is remembered of them, before SQLite sees them, for
 * SQLite believes what it finds. Reads only.
 *
 * @param small_bytes a file up to this size is read whole
 * @throws DatabaseRefused when they are not the books that were closed or cut off here
 */
export function lookAt(
  path: string,
  places: readonly string[],
  expected: Expected,
  small_bytes: number,
): Look {
  const { newest: testimony, isThere, agrees } = hearWitness(places)
  const { newest: sums, isThere: summed } = readSums(path)
  const wasMade = (testimony?.generation ?? 0) > 0 || summed
  // One that was being put in place follows books that were moved aside, witnessed or not.
  const isGone = sizeOf(path) === null
  if (isGone && (wasMade || (isThere && !testimony) || draftsLeft(path).length > 0)) {
    throw new DatabaseRefused('gone', 'the file of the books is gone')
  }
  if (!inspect(path, expected)) return { kind: 'none', testimony }
  if ((sizeOf(`${path}-journal`) ?? 0) > 0) {
    throw damaged('a journal that is not ours lies beside the books')
  }
  if (!agrees) throw unknown('the witnesses speak of different books')
  if (testimony?.generation === 0) return { kind: 'unwitnessed', testimony }
  if (!testimony) {
    if (!isThere && !summed && versionOf(path) < expected.witnessedFrom) {
      return { kind: 'unwitnessed', testimony }
    }
    throw unknown('nothing says how far the books went')
  }
  if (testimony.damaged) throw damaged('a page of the books was found damaged')
  if (!sums) throw unknown('the sums of the pages are gone')
  if (sums.id !== testimony.id) throw unknown('the sums belong to other books')
  const log = followLog(`${path}-wal`)
  try {
    log.readOn()
    compareLog(log, testimony, sums)
    const wholly = comparePages(path, log, sums, small_bytes)
    return { kind: 'known', testimony, sums, wholly }
  } finally {
    log.close()
  }
}

const damaged = (words: string) => new DatabaseRefused('damaged', words)
const unknown = (words: string) => new DatabaseRefused('unknown-books', words)
const behind = (words: string) => new DatabaseRefused('behind', words)

function compareLog(log: LogReader, testimony: Testimony, sums: Sums): void {
  if (sums.generation < testimony.generation) throw behind('the sums are older than the books')
  const { salt, frames } = log.end()
  const reaches = (known: Testimony['log']): boolean => {
    const at = log.sumAt(known.frames)
    return same(known.salt, salt) && at !== null && same(at, known.sum)
  }
  if (sums.generation === testimony.generation) {
    const known = testimony.log
    if (known.frames === 0) return nothingNew(log)
    if (frames === 0) throw behind('the log of the books is lost')
    if (!reaches(known)) throw behind('the log of the books ends too early, or is another one')
    return
  }
  // What the witness knew is in the file already; the log is the one of then, or hardly begun.
  if (frames === 0 || reaches(sums.folded)) return
  if (same(salt, sums.folded.salt)) throw behind('the log of the books ends too early')
  nothingNew(log)
}

/**
 * Between the first frame of a log and the moment its salt is remembered nothing is sold: all that
 * may stand there is the first page, as the start wrote it.
 */
function nothingNew(log: LogReader): void {
  const pages = [...log.pages().keys()]
  if (pages.some((page) => page !== 1)) throw unknown('the log belongs to other books')
}

/** @returns whether every page was looked at */
function comparePages(path: string, log: LogReader, sums: Sums, small_bytes: number): boolean {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const { pageSize } = sums
    const count = sums.pages.length / 2
    const there = size / pageSize
    if (!Number.isInteger(there)) throw damaged('the file was cut off within a page')
    if (there > count) throw damaged('the file has pages nobody wrote')
    const newest = sums.newest.filter((page) => page <= there && !log.pages().has(page))
    const changed = newest.filter((page) => !isAsWritten(file, sums, page))
    if (changed.length > 2 && changed.length === newest.length) {
      throw behind('the file is from before its log was folded in')
    }
    if (changed.length > 0) throw damaged(`page ${changed[0]} is not what was written`)
    for (let page = there + 1; page <= count; page += 1) {
      if (!log.pages().has(page)) throw damaged(`the file ends before page ${page}`)
    }
    const wholly = size <= small_bytes
    const last = wholly ? there : 1
    for (let page = 1; page <= last; page += READ_AT_ONCE) {
      const pages = Math.min(READ_AT_ONCE, last - page + 1)
      const bytes = readAt(file, (page - 1) * pageSize, pages * pageSize)
      const wrong = firstWrong(bytes, page, sums, (one) => log.pages().has(one))
      if (wrong !== null) throw damaged(`page ${wrong} is not what was written`)
    }
    return wholly
  } finally {
    closeSync(file)
  }
}

function isAsWritten(file: number, sums: Sums, page: number): boolean {
  const bytes = readAt(file, (page - 1) * sums.pageSize, sums.pageSize)
  return firstWrong(bytes, page, sums) === null
}

/** @returns the first page that is not what was written, or null */
export function firstWrong(
  bytes: Buffer,
  from: number,
  sums: Sums,
  excused: (page: number) => boolean = () => false,
): number | null {
  const { pageSize } = sums
  for (let at = 0; at < bytes.length; at += pageSize) {
    const page = from + at / pageSize
    const wanted: Checksum | null = pageSum(sums, page)
    const found = checksum(wordsOf(bytes.subarray(at, at + pageSize)))
    if ((wanted === null || !same(wanted, found)) && !excused(page)) return page
  }
  return null
}

/** Of the pages a fold brought, some that the next start looks at in any case, spread evenly. */
export function sampleOf(pages: Iterable<number>): number[] {
  const all = [...pages].toSorted((a, b) => a - b)
  const step = Math.max(1, Math.ceil(all.length / NEWEST))
  return all.filter((_page, nth) => nth % step === 0)
}
