import BetterSqlite3 from 'better-sqlite3'
import { type Database, DatabaseRefused, type Statement } from './database.ts'
import { type Expected, inspect } from './inspect.ts'
import { closeKeepingLog } from './kept-log.ts'
import { assertNotNewer, migrate, migrations } from './migrate.ts'
import { makeBooks, removeDrafts } from './new-books.ts'
import { untilWritten } from './until-written.ts'

/** «FXCT»: says that a file is FlexiCounter's books and no other program's database. */
const APPLICATION_ID = 0x46584354

/**
 * Books of a file, those whose log is folded in by us alone (`keeper.ts`), books that are being
 * made in a file, or books that end with the program.
 */
type Kind = 'kept' | 'watched' | 'new' | 'in-memory'

/**
 * Opens the books, makes them if there are none, and brings them to this version's schema.
 *
 * Never empty books in the place of some that had sales: new ones get their name only once they
 * are whole (`makeBooks`), so an empty file, or a database that holds nothing, is no first start
 * that a power cut ended. It was emptied, and is refused as damaged.
 *
 * @param path a file, or `:memory:`; or the bytes of a serialised database
 * @throws DatabaseRefused when the file is another program's, newer than this version, damaged,
 * emptied, already open in another counter, or cannot be written; its bytes are left as they were
 */
export function openDatabase(path: string | Uint8Array): Database {
  return refusing(() => {
    if (typeof path !== 'string' || path === ':memory:') return wrap(connect(path, 'in-memory'))
    if (!inspect(path, expected())) makeNewBooks(path)
    return wrap(connect(path, 'kept'))
  })
}

export function makeNewBooks(path: string): void {
  makeBooks(path, (draft) => void connect(draft, 'new').close())
}

export function expected(): Expected {
  const all = migrations()
  // The migration that brought the witness; its number is given where branches come together.
  const witnessed = all.find(({ name }) => name.endsWith('-rescue.sql'))
  if (!witnessed) throw new Error('no migration brings the witness')
  return {
    applicationId: APPLICATION_ID,
    newest: all.length,
    witnessedFrom: witnessed.version,
  }
}

export function connect(path: string | Uint8Array, kind: Kind): BetterSqlite3.Database {
  const from = typeof path === 'string' ? path : Buffer.from(path)
  const sqlite = new BetterSqlite3(from, { timeout: 0 })
  try {
    prepare(sqlite, kind)
    if (typeof path === 'string' && isFile(kind)) removeDrafts(path)
    return sqlite
  } catch (cause) {
    if (typeof path === 'string' && kind === 'watched') closeKeepingLog(path, sqlite)
    else sqlite.close()
    throw cause
  }
}

function isFile(kind: Kind): boolean {
  return kind === 'kept' || kind === 'watched'
}

function prepare(sqlite: BetterSqlite3.Database, kind: Kind): void {
  // Before anything is read: the two hosts exclude each other by construction, and no -shm is made.
  sqlite.pragma('locking_mode = EXCLUSIVE')
  if (kind === 'watched') sqlite.pragma('wal_autocheckpoint = 0')
  const isOurs = sqlite.pragma('application_id', { simple: true }) === APPLICATION_ID
  const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (!isOurs && tables !== 0) {
    throw new DatabaseRefused('foreign', 'the file is a database of another program')
  }
  if (!isOurs && isFile(kind)) {
    throw new DatabaseRefused('damaged', 'the file of the books holds nothing')
  }
  const version = Number(sqlite.pragma('user_version', { simple: true }))
  assertNotNewer(version)
  const journal = String(sqlite.pragma('journal_mode = WAL', { simple: true }))
  if (kind !== 'in-memory' && journal !== 'wal') {
    throw new DatabaseRefused('cannot-write', `the books cannot be kept in WAL here: ${journal}`)
  }
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  full(sqlite)
  // Takes the file's lock and writes to it at once: a second counter, or a file that may only be
  // read, is refused now and not at its first sale.
  sqlite.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; COMMIT`)
  migrate(sqlite, APPLICATION_ID)
  full(sqlite)
}

/** better-sqlite3 falls back to NORMAL on WAL after the first write unless it is set again. */
function full(sqlite: BetterSqlite3.Database): void {
  sqlite.pragma('synchronous = FULL')
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) {
    throw new Error('the database does not keep synchronous=FULL')
  }
}

export function refusing<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (cause) {
    throw refusalFor(cause)
  }
}

function refusalFor(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause
  const code = String(cause.code)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DatabaseRefused('in-use', 'the books are open in another counter', { cause })
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new DatabaseRefused('damaged', 'the file is not a whole database', { cause })
  }
  // Node's own words, where the file could not even be looked at, have no prefix.
  if (/^(SQLITE_(READONLY|CANTOPEN|FULL|IOERR|PERM)|E[A-Z]+$)/.test(code)) {
    return new DatabaseRefused('cannot-write', 'the books cannot be written here', { cause })
  }
  return cause
}

/** True for a write that the disk refused: full, read-only, broken. Nothing of it was stored. */
export function isStorageFailure(cause: unknown): boolean {
  const isOurs = cause instanceof BetterSqlite3.SqliteError
  return isOurs && refusalFor(cause) instanceof DatabaseRefused
}

/** @param committed told of every commit before anybody else is */
export function wrap(sqlite: BetterSqlite3.Database, committed?: () => void): Database {
  let waiting: (() => void)[] = []
  let asserted = false
  let writes = 0
  // Made once: each one made costs more than the commit of a small write.
  const transaction = sqlite.transaction((work: () => unknown) => work())
  return {
    read<Parameters extends unknown[], Row>(sql: string) {
      const statement = sqlite.prepare<Parameters, Row>(sql)
      if (!statement.readonly) throw new Error(`a reader may not write: ${sql}`)
      return {
        get: (...parameters: Parameters) => statement.get(...parameters),
        all: (...parameters: Parameters) => statement.all(...parameters),
      }
    },
    writing: () => sqlite.inTransaction,
    untilWritten: (read) =>
      untilWritten(read, { count: () => writes, underWay: () => sqlite.inTransaction }),
    change<Parameters extends unknown[]>(sql: string): Statement<Parameters> {
      const statement = sqlite.prepare<Parameters>(sql)
      return {
        run: (...parameters: Parameters) => {
          if (!sqlite.inTransaction) throw new Error(`a change outside of a write: ${sql}`)
          const { changes, lastInsertRowid } = statement.run(...parameters)
          return { changes, rowid: Number(lastInsertRowid) }
        },
      }
    },
    write<Value>(work: () => Value): Value {
      if (sqlite.inTransaction) throw new Error('a write inside of a write')
      waiting = []
      writes += 1
      const ends: { readonly value: Value }[] = []
      // Given back as well: a transaction refuses work that is not over when it returns.
      transaction.immediate(() => {
        const value = work()
        ends.push({ value })
        return value
      })
      if (!asserted) {
        asserted = true
        full(sqlite)
      }
      committed?.()
      const then = waiting
      waiting = []
      for (const tell of then) tell()
      const [end] = ends
      if (!end) throw new Error('a write that has no end')
      return end.value
    },
    afterCommit(then) {
      if (!sqlite.inTransaction) throw new Error('nothing is being written')
      waiting.push(then)
    },
    close: () => void sqlite.close(),
    serialize: () => sqlite.serialize(),
  }
}
