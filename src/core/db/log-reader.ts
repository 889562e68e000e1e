import { closeSync, fstatSync, openSync } from 'node:fs'
import { type Checksum, checksum, roomFor, same, wordsOf } from './checksum.ts'
import { hasCode, readAt, readInto } from './files.ts'

/** SQLite's write-ahead log (file format §4): a head, then frames of a page each. */
const HEAD_BYTES = 32
const FRAME_HEAD_BYTES = 24
const SUMMED_HEAD_BYTES = 24
const SUMMED_FRAME_HEAD_BYTES = 8
/** Checksums over little-endian words, as every machine we run on writes them. */
const MAGIC = 0x377f0682
const FRAMES_AT_ONCE = 64

/** How far a log goes: its own salts, and the running checksum behind its last whole commit. */
export interface LogEnd {
  readonly salt: Checksum
  readonly frames: number
  readonly sum: Checksum
}

export const NO_LOG: LogEnd = { salt: [0, 0], frames: 0, sum: [0, 0] }

/** What stands in a log, as far as SQLite would believe it. */
export interface LogReader {
  /** Reads what was committed since, and holds every frame against the chain. */
  readOn(): LogEnd
  /**
   * Where a log of so many frames ends, by the head of its last frame alone. Null where that cannot
   * be told so.
   */
  glance(frames: number): LogEnd | null
  end(): LogEnd
  /** The running checksum behind a frame of the commits; null beyond them. */
  sumAt(frames: number): Checksum | null
  /** The pages that stand in the log, each with the frame that holds its newest text. */
  pages(): ReadonlyMap<number, number>
  /** The sum of the newest text of each page: read anew, for only a fold asks. */
  pageSums(): ReadonlyMap<number, Checksum>
  /** Of the database with the log; null where nothing is in it. */
  pageCount(): number | null
  /** The log was emptied and begins anew. */
  restart(): void
  close(): void
}

interface Chain {
  salt: Checksum
  sum: Checksum
  pageSize: number
}

/** Follows a log that only we write to. Reads only; a log that is not there is an empty one. */
export function followLog(path: string): LogReader {
  let file: number | null = null
  let chain: Chain | null = null
  let read = blank()

  const restart = () => {
    chain = null
    read = blank()
  }
  const begin = (): Chain | null => {
    file ??= openIfThere(path)
    if (file === null) return null
    const head = headOf(file)
    // Another salt: what was read of it has been folded in, and is being written over.
    if (!head || (chain && !same(head.salt, chain.salt))) restart()
    chain ??= head
    return chain
  }
  const readOn = (): LogEnd => {
    const from = begin()
    if (from === null || file === null) return NO_LOG
    chain = readFrames(file, from, read)
    return endOf(chain, read)
  }
  const close = () => {
    if (file !== null) closeSync(file)
    file = null
  }
  return {
    readOn,
    glance: (frames) => (file === null || chain === null ? null : lastFrame(file, chain, frames)),
    end: () => (chain ? endOf(chain, read) : NO_LOG),
    sumAt: (frames) => read.sums[frames - 1] ?? null,
    pages: () => read.pages,
    pageSums: () => (file === null || !chain ? new Map() : sumsOfPages(file, chain, read)),
    pageCount: () => read.pageCount,
    restart,
    close,
  }
}

interface Read {
  /** Behind each frame, up to the last commit. */
  readonly sums: Checksum[]
  readonly pages: Map<number, number>
  pageCount: number | null
}

const blank = (): Read => ({ sums: [], pages: new Map(), pageCount: null })

function endOf({ salt }: Chain, { sums }: Read): LogEnd {
  const sum = sums.at(-1)
  return sum ? { salt, frames: sums.length, sum } : NO_LOG
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    if (hasCode(cause, ['ENOENT'])) return null
    throw cause
  }
}

function headOf(file: number): Chain | null {
  const head = readAt(file, 0, HEAD_BYTES)
  if (head.length < HEAD_BYTES || head.readUInt32BE(0) !== MAGIC) return null
  const pageSize = head.readUInt32BE(8)
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null
  const sum = checksum(wordsOf(head.subarray(0, SUMMED_HEAD_BYTES)))
  if (!same(sum, pairAt(head, SUMMED_HEAD_BYTES))) return null
  return { salt: pairAt(head, 16), sum, pageSize }
}

/** @returns where the chain stands behind the last whole commit */
function readFrames(file: number, from: Chain, read: Read): Chain {
  const frameBytes = FRAME_HEAD_BYTES + from.pageSize
  const size = fstatSync(file).size
  let chain = from
  let running = from
  let staged: { page: number; sum: Checksum }[] = []
  let at = HEAD_BYTES + read.sums.length * frameBytes
  while (at + frameBytes <= size) {
    const frames = readAt(file, at, Math.min(FRAMES_AT_ONCE * frameBytes, size - at))
    for (let start = 0; start + frameBytes <= frames.length; start += frameBytes) {
      const frame = frames.subarray(start, start + frameBytes)
      const next = follows(frame, running)
      if (next === null) return chain
      running = next
      staged.push({ page: frame.readUInt32BE(0), sum: next.sum })
      const committed = frame.readUInt32BE(4)
      if (committed === 0) continue
      for (const one of staged) {
        read.sums.push(one.sum)
        read.pages.set(one.page, read.sums.length)
      }
      staged = []
      read.pageCount = committed
      chain = running
    }
    at += FRAMES_AT_ONCE * frameBytes
  }
  return chain
}

/** Looked at after every commit: making room anew costs more than the look. */
const glanced = roomFor(FRAME_HEAD_BYTES)

function lastFrame(file: number, { salt, pageSize }: Chain, frames: number): LogEnd | null {
  const at = HEAD_BYTES + (frames - 1) * (FRAME_HEAD_BYTES + pageSize)
  const head = readInto(glanced, file, at)
  const isEnd = head.length === FRAME_HEAD_BYTES && head.readUInt32BE(4) !== 0
  return isEnd && same(pairAt(head, 8), salt) ? { salt, frames, sum: pairAt(head, 16) } : null
}

function sumsOfPages(file: number, { pageSize }: Chain, { pages }: Read): Map<number, Checksum> {
  const sums = new Map<number, Checksum>()
  for (const [page, frame] of pages) {
    const at = HEAD_BYTES + (frame - 1) * (FRAME_HEAD_BYTES + pageSize) + FRAME_HEAD_BYTES
    sums.set(page, checksum(wordsOf(readAt(file, at, pageSize))))
  }
  return sums
}

/** The chain behind a frame, or null where the frame does not belong to it. */
function follows(frame: Buffer, { salt, sum, pageSize }: Chain): Chain | null {
  if (!same(pairAt(frame, 8), salt)) return null
  const head = checksum(wordsOf(frame.subarray(0, SUMMED_FRAME_HEAD_BYTES)), sum)
  const next = checksum(wordsOf(frame.subarray(FRAME_HEAD_BYTES)), head)
  return same(next, pairAt(frame, 16)) ? { salt, sum: next, pageSize } : null
}

function pairAt(bytes: Buffer, at: number): Checksum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
}
