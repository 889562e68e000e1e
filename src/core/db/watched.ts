import { closeSync, openSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import type { Clock } from '../clock.ts'
import { backUpBeforeMigration } from './before-migration.ts'
import { type Database, DatabaseRefused } from './database.ts'
import { firstSums, Keeper, type Sink } from './keeper.ts'
import { NO_LOG } from './log-reader.ts'
import { closeKeepingLog, findKeptLog } from './kept-log.ts'
import { type Look, lookAt } from './look.ts'
import { connect, expected, makeNewBooks, refusing, wrap } from './open.ts'
import { type Sums, writeSums } from './sums.ts'
import { openWitness } from './witness.ts'

/** Read within a blink from a disk that has it at hand, within a second from any other. */
const SMALL_BYTES = 64 * 1024 * 1024

export interface WatchOptions {
  /** Where the witness is kept, twice: beside the books and outside of their folder. */
  readonly places: readonly string[]
  readonly clock: Clock
  /** From a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array
  /** Told of what goes wrong beside a sale that is on disk. */
  readonly tell: (event: string, cause: unknown) => void
  /** Books up to this size are read whole before they are opened. */
  readonly small_bytes?: number
}

/** Books that are held against what is remembered of them. */
export interface WatchedDatabase extends Database {
  /** Every page was looked at before they were opened; otherwise `readThrough` is to follow. */
  readonly wholly: boolean
  /**
   * Reads every page while the counter sells. A page found damaged is remembered: these books are
   * not opened again.
   */
  readThrough(sink?: Sink): Promise<'whole' | 'damaged' | 'stopped'>
  /** Brings the file up to date and says what stands in it. */
  settle(): Sums
  /** After `close`: nothing of the files is in use any more. */
  released(): Promise<void>
}

/**
 * Opens the books of a shop as `openDatabase` does, and only where they are the ones that were
 * closed or cut off here last, with everything that stood in them.
 *
 * @throws DatabaseRefused
 */
export function openWatched(path: string, options: WatchOptions): WatchedDatabase {
  return refusing(() => {
    const lock = takeLock(path)
    try {
      findKeptLog(path)
      const { places, clock, small_bytes = SMALL_BYTES } = options
      const look = lookAt(path, places, expected(), small_bytes)
      if (look.kind !== 'none') {
        backUpBeforeMigration(path, look.testimony?.id ?? '', clock.now())
      }
      return open(path, options, look, lock)
    } catch (cause) {
      lock.release()
      throw cause
    }
  })
}

export interface Lock {
  release(): void
}

/**
 * Whoever has it may look at the books: what another counter has under way would look damaged.
 * It ends with the program, however that ends.
 *
 * @throws SQLITE_BUSY where another counter has it
 */
export function takeLock(path: string): Lock {
  const lock = new BetterSqlite3(`${path}-lock`, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw cause
  }
  return { release: () => void lock.close() }
}

function open(path: string, options: WatchOptions, look: Look, lock: Lock): WatchedDatabase {
  const { testimony } = look
  const id = testimony?.id ?? Buffer.from(options.random(16)).toString('hex')
  const witness = openWitness(options.places, testimony)
  let file: number | null = null
  let sqlite: BetterSqlite3.Database | null = null
  try {
    if (look.kind !== 'known') {
      // First of all: a file whose making is remembered is never one that lost its witness.
      const shop = testimony?.shop ?? null
      witness.swear({ id, shop, generation: 0, log: NO_LOG, damaged: false })
    }
    if (look.kind === 'none') makeNewBooks(path)
    file = openSync(path, 'r')
    sqlite = connect(path, 'watched')
    const sums = look.kind === 'known' ? look.sums : adopt(path, sqlite, file, id, look)
    const { clock, tell } = options
    const keeper = new Keeper({ path, sqlite, file, witness, clock, tell }, sums)
    const wholly = look.kind !== 'known' || look.wholly
    return watched({ path, sqlite, keeper, wholly, tell, letGo: releasing(file, witness, lock) })
  } catch (cause) {
    if (sqlite) closeKeepingLog(path, sqlite)
    if (file !== null) closeSync(file)
    witness.close()
    throw cause
  }
}

/** Books nobody has watched yet: SQLite's own word is all there is. */
function adopt(
  path: string,
  sqlite: BetterSqlite3.Database,
  file: number,
  id: string,
  look: Look,
): Sums {
  if (look.kind === 'unwitnessed' && !isSound(sqlite)) {
    throw new DatabaseRefused('damaged', 'the books contradict themselves')
  }
  const sums = firstSums(sqlite, file, id, null)
  writeSums(path, sums)
  return sums
}

export function isSound(sqlite: BetterSqlite3.Database): boolean {
  const foreign = sqlite.pragma('foreign_key_check')
  if (Array.isArray(foreign) && foreign.length > 0) return false
  return sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok'
}

function releasing(file: number, witness: { close(): void }, lock: Lock): () => void {
  return () => {
    // Only now: closing it earlier would let go of SQLite's own lock.
    closeSync(file)
    witness.close()
    lock.release()
  }
}

interface Parts {
  readonly path: string
  readonly sqlite: BetterSqlite3.Database
  readonly keeper: Keeper
  readonly wholly: boolean
  readonly tell: WatchOptions['tell']
  readonly letGo: () => void
}

function watched({ path, sqlite, keeper, wholly, tell, letGo }: Parts): WatchedDatabase {
  let released: Promise<void> | null = null
  return {
    ...wrap(sqlite, () => keeper.committed()),
    wholly,
    readThrough: (sink) => keeper.readThrough(sink ?? null),
    settle: () => keeper.settle(),
    close() {
      if (released) return
      try {
        keeper.close()
      } catch (cause) {
        // The disk does not take the sums: the log is left as a power cut would leave it.
        tell('fold-failed', cause)
        closeKeepingLog(path, sqlite)
        released = keeper.idle().then(letGo)
        return
      }
      sqlite.close()
      released = keeper.idle().then(letGo)
    },
    async released() {
      await released
    },
  }
}
