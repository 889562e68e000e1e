import { read } from 'node:fs'
import { promisify } from 'node:util'
import type BetterSqlite3 from 'better-sqlite3'
import type { Clock } from '../clock.ts'
import { checksum, roomFor, wordsOf } from './checksum.ts'
import { readAt } from './files.ts'
import { followLog, type LogEnd, type LogReader, NO_LOG } from './log-reader.ts'
import { firstWrong, sampleOf } from './look.ts'
import { type About, type Sums, withPages, writeSums } from './sums.ts'
import type { Witness } from './witness.ts'

const readLater = promisify(read)

/** The log is folded in when nobody sells, and never grows far beyond what SQLite would leave. */
const FRAMES_ENOUGH = 600
const FRAMES_TOO_MANY = 6_000
const QUIET_ms = 40
/** A disk that could not take the sums is not asked again with every sale. */
const AGAIN_AFTER_ms = 5_000

const CHUNK_PAGES = 256
/** Between two chunks the counter sells: a hundred megabytes a second, a tenth of a core. */
const BREATH_ms = 8

export interface Kept {
  readonly path: string
  readonly sqlite: BetterSqlite3.Database
  /** The open file: closing another one of it would let go of SQLite's lock in this program. */
  readonly file: number
  readonly witness: Witness
  readonly clock: Clock
  /** Told of what goes wrong beside a sale that is on disk. */
  readonly tell: (event: string, cause: unknown) => void
}

/** Whoever is handed the file while it is read. */
export interface Sink {
  /** The log is folded in, and the file stands still from now on: the sums of what will be read. */
  begin(sums: Sums): void
  take(pages: Uint8Array, at: number): Promise<unknown>
}

type Reading = 'whole' | 'damaged' | 'stopped'

/**
 * Keeps sums and witness of books that are open. It alone folds the log into the file, so that
 * between two folds the file stands still and each of its pages has a known sum. The sums are on
 * disk before the first page is written: a fold that is cut off leaves the log, which holds every
 * page the file may lack.
 */
export class Keeper {
  readonly #kept: Kept
  readonly #log: LogReader
  #sums: Sums
  #damaged = false
  /** The file has been brought up to its sums since it was opened. */
  #folded = false
  #shop: string | null = null
  #waiting: (() => void) | null = null
  #reading: Promise<unknown> | null = null
  #stopped = false
  #end: LogEnd = NO_LOG
  #hurry: () => void = () => undefined
  /** Up to the last commit: what an undone write may have left behind it is not counted. */
  readonly #framesOf: () => number

  /** @param sums of the file, and of whatever its log still holds of the last fold */
  constructor(kept: Kept, sums: Sums) {
    this.#kept = kept
    this.#sums = sums
    this.#log = followLog(`${kept.path}-wal`)
    this.#framesOf = framesIn(kept.sqlite)
    // A full disk: the log goes on as it was found, and as the witness knows it.
    if (!this.#tryFold()) this.#end = this.#log.readOn()
  }

  committed(): void {
    try {
      this.#end = this.#log.glance(this.#framesOf()) ?? this.#log.readOn()
      this.#kept.witness.say(this.#testimony())
    } catch (cause) {
      // What was committed is on disk, whatever could not be noted beside it.
      this.#kept.tell('witness-failed', cause)
      return
    }
    if (this.#end.frames > FRAMES_TOO_MANY && !this.#isBusy()) this.#tryFold()
    else this.#foldWhenQuiet()
  }

  /** Reads every page. `stopped` when the books are closed meanwhile. */
  async readThrough(sink: Sink | null): Promise<Reading> {
    while (this.#reading) await this.#reading
    if (this.#stopped) return 'stopped'
    // From here to the first page nothing is waited for: a fold would make the sums older than it.
    sink?.begin(this.settle())
    // Until the first fold the file may hold less than its sums say, and the log the rest.
    if (!this.#folded) return 'stopped'
    const result = this.#readPages(sink)
    this.#reading = result.catch(() => null)
    try {
      return await result
    } finally {
      this.#reading = null
      if (!this.#stopped) this.#foldWhenQuiet()
    }
  }

  /**
   * The sums of the file as it stands on disk, the log folded in unless it is being read.
   *
   * @throws when the disk does not take it
   */
  settle(): Sums {
    if (!this.#reading && !this.#tryFold()) throw new Error('the log could not be folded in')
    return this.#sums
  }

  /** Folds the log in for the last time; SQLite finds nothing left to do. */
  close(): void {
    this.#stopped = true
    this.#waiting?.()
    this.#hurry()
    try {
      this.#fold(true)
    } finally {
      this.#log.close()
    }
  }

  /** Nothing of the file is being read any more. */
  async idle(): Promise<void> {
    await this.#reading
  }

  /** Read through, or waiting for a disk that did not take the last fold. */
  #isBusy(): boolean {
    return this.#reading !== null || this.#waiting !== null
  }

  #testimony() {
    this.#shop ??= shopIn(this.#kept.sqlite)
    const { id, generation } = this.#sums
    return { id, shop: this.#shop, generation, log: this.#end, damaged: this.#damaged }
  }

  #fold(isLast: boolean): void {
    const { path, sqlite, witness } = this.#kept
    const log = this.#log
    const { frames } = log.readOn()
    // Sums of a log that is read otherwise than SQLite reads it would be of another file.
    if (frames !== this.#framesOf()) throw new Error('the log does not end where SQLite says')
    if (frames > 0) {
      const next: Sums = {
        ...this.#sums,
        generation: this.#sums.generation + 1,
        folded: log.end(),
        newest: sampleOf(log.pages().keys()),
        pages: withPages(this.#sums.pages, log.pageSums(), log.pageCount() ?? 0),
      }
      writeSums(path, next)
      this.#sums = next
      // Until the log is folded in, the file is not what its sums say.
      this.#folded = false
      checkpoint(sqlite, isLast ? 'TRUNCATE' : 'RESTART')
      log.restart()
    }
    this.#folded = true
    if (!isLast) beginLog(sqlite)
    this.#end = log.readOn()
    witness.swear(this.#testimony())
  }

  #foldWhenQuiet(): void {
    if (this.#end.frames >= FRAMES_ENOUGH && !this.#waiting) this.#foldLater(QUIET_ms)
  }

  #foldLater(delay_ms: number): void {
    this.#waiting?.()
    this.#waiting = this.#kept.clock.after(delay_ms, () => {
      this.#waiting = null
      if (!this.#stopped && !this.#reading) this.#tryFold()
    })
  }

  /** What a disk does not take is tried again, whether or not anything more is sold. */
  #tryFold(): boolean {
    try {
      this.#fold(false)
      return true
    } catch (cause) {
      this.#kept.tell('fold-failed', cause)
      this.#foldLater(AGAIN_AFTER_ms)
      return false
    }
  }

  async #readPages(sink: Sink | null): Promise<Reading> {
    const { pageSize, pages } = this.#sums
    const size = (pages.length / 2) * pageSize
    const chunk = roomFor(CHUNK_PAGES * pageSize)
    for (let at = 0; at < size; at += chunk.length) {
      const wanted = Math.min(chunk.length, size - at)
      const { bytesRead } = await readLater(this.#kept.file, chunk, 0, wanted, at)
      if (this.#stopped) return 'stopped'
      const bytes = chunk.subarray(0, bytesRead)
      if (bytesRead < wanted || firstWrong(bytes, at / pageSize + 1, this.#sums) !== null) {
        this.#damaged = true
        this.#kept.witness.swear(this.#testimony())
        return 'damaged'
      }
      await sink?.take(bytes, at)
      if (this.#stopped) return 'stopped'
      await this.#breath()
      if (this.#stopped) return 'stopped'
    }
    return 'whole'
  }

  /** Ends with the books too, whatever the clock does. */
  #breath(): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#kept.clock.after(BREATH_ms, resolve)
      this.#hurry = () => {
        callOff()
        resolve()
      }
    })
  }
}

/**
 * `RESTART` lets the next log be written over this one: a file that does not grow is on disk a
 * third sooner than one whose new length must be noted with every commit.
 *
 * @throws when the disk does not take it all; the log then still holds it
 */
function checkpoint(sqlite: BetterSqlite3.Database, how: 'RESTART' | 'TRUNCATE'): void {
  const [row] = sqlite.prepare<[], { busy: number }>(`PRAGMA wal_checkpoint(${how})`).all()
  if (row?.busy !== 0) throw new Error('the log could not be folded in')
}

function framesIn(sqlite: BetterSqlite3.Database): () => number {
  const look = sqlite.prepare<[], [busy: number, log: number]>('PRAGMA wal_checkpoint(NOOP)').raw()
  return () => look.get()?.[1] ?? 0
}

/** The log gets its salt before anything is sold, so that the witness knows it. */
function beginLog(sqlite: BetterSqlite3.Database): void {
  const version = Number(sqlite.pragma('user_version', { simple: true }))
  sqlite.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; COMMIT`)
}

function shopIn(sqlite: BetterSqlite3.Database): string | null {
  const found = sqlite.prepare("SELECT value FROM book WHERE key = 'db_id'").pluck().get()
  return typeof found === 'string' ? found : null
}

/** The first sums of books: nothing may be left in their log. */
export function firstSums(
  sqlite: BetterSqlite3.Database,
  file: number,
  id: string,
  about: About | null,
): Sums {
  checkpoint(sqlite, 'TRUNCATE')
  const pageSize = Number(sqlite.pragma('page_size', { simple: true }))
  const count = Number(sqlite.pragma('page_count', { simple: true }))
  return { ...sumsOf(file, pageSize, count), id, about }
}

function sumsOf(file: number, pageSize: number, count: number): Omit<Sums, 'id' | 'about'> {
  const pages = new Uint32Array(count * 2)
  for (let page = 1; page <= count; page += 1) {
    const bytes = readAt(file, (page - 1) * pageSize, pageSize)
    pages.set(checksum(wordsOf(bytes)), (page - 1) * 2)
  }
  return { generation: 1, pageSize, pages, folded: NO_LOG, newest: [] }
}
