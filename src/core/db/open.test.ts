import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, DatabaseRefused } from './database.ts'
import { migrations } from './migrate.ts'
import { isStorageFailure, openDatabase } from './open.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'books-'))
  chmodSync(folder, 0o777)
  file = path.join(folder, 'counter.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

function refusal(): DatabaseRefused {
  try {
    openDatabase(file).close()
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return cause
    throw cause
  }
  return expect.fail('the file was opened')
}

/** As somebody the folder does not belong to: the superuser may write what is read-only. */
function asNobody<Value>(work: () => Value): Value {
  const me = process.geteuid?.()
  if (me !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

function insertInto(db: Database) {
  const insert = db.change<[string]>("INSERT INTO setting (key, value) VALUES (?, '1')")
  return (key: string): void => {
    insert.run(key)
  }
}

describe('books that may not be written', () => {
  it('are refused, and their bytes stay', () => {
    openDatabase(file).close()
    const before = readFileSync(file)
    chmodSync(file, 0o444)
    expect(asNobody(refusal).code).toBe('cannot-write')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('are not made where nothing may be made', () => {
    chmodSync(folder, 0o555)
    expect(asNobody(refusal).code).toBe('cannot-write')
    expect(existsSync(file)).toBe(false)
  })

  it('cannot even be looked at', () => {
    openDatabase(file).close()
    chmodSync(file, 0o000)
    expect(asNobody(refusal).code).toBe('cannot-write')
  })

  it('have no folder to lie in', () => {
    file = path.join(folder, 'gone', 'counter.db')
    expect(refusal().code).toBe('cannot-write')
  })
})

describe('books of a newer counter', () => {
  it.each(['DELETE', 'WAL'])('are left byte for byte as they are: %s', (journal) => {
    openDatabase(file).close()
    const sqlite = new BetterSqlite3(file)
    sqlite.pragma(`user_version = ${migrations().length + 1}`)
    sqlite.pragma(`journal_mode = ${journal}`)
    sqlite.close()
    const before = readFileSync(file)
    expect(refusal().code).toBe('newer')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('are known as such also where their number is still in the log', () => {
    const bytes = withLog(`PRAGMA user_version = ${migrations().length + 1}`)
    expect(refusal().code).toBe('newer')
    expect(bytes.length).toBeGreaterThan(0)
  })
})

/** Leaves the books as a power cut does: what was written last is in the log alone. */
function withLog(sql: string): Buffer {
  openDatabase(file).close()
  const sqlite = new BetterSqlite3(file)
  sqlite.pragma('wal_autocheckpoint = 0')
  sqlite.exec(sql)
  const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
  sqlite.close()
  writeFileSync(file, main)
  writeFileSync(`${file}-wal`, log)
  return log
}

describe('books after a power cut', () => {
  it('have what was committed, though it is in the log alone', () => {
    withLog("INSERT INTO setting (key, value) VALUES ('note', '1')")
    const db = openDatabase(file)
    const kept = db.read<[], { key: string }>('SELECT key FROM setting').all()
    expect(kept).toEqual([{ key: 'note' }])
    db.close()
  })

  it('are not made anew where a database holds nothing: it was emptied', () => {
    const sqlite = new BetterSqlite3(file)
    sqlite.pragma('journal_mode = WAL')
    sqlite.close()
    const before = readFileSync(file)
    expect(before.length).toBeGreaterThan(0)
    expect(refusal().code).toBe('damaged')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('a first start that cannot be finished', () => {
  it('leaves no empty file behind that would look like emptied books', () => {
    // A folder where the log must be: SQLite makes the file and cannot go on.
    file = path.join(folder, 'x'.repeat(250))
    expect(refusal().code).toBe('cannot-write')
    expect(existsSync(file)).toBe(false)
  })
})

describe('who is told of a write', () => {
  it('is told when it is on disk, in order, and may write himself', () => {
    const db = openDatabase(file)
    const insert = insertInto(db)
    const told: string[] = []
    const said = (what: string) => () => {
      told.push(`${what}: ${db.writing() ? 'in a write' : 'on disk'}`)
    }
    db.write(() => {
      insert('first')
      db.afterCommit(said('first'))
      db.afterCommit(() => db.write(() => db.afterCommit(said('nested'))))
      db.afterCommit(said('last'))
      expect([told, db.writing()]).toEqual([[], true])
    })
    expect(told).toEqual(['first: on disk', 'nested: on disk', 'last: on disk'])
    db.close()
  })

  it('cannot be named outside of a write', () => {
    const db = openDatabase(':memory:')
    expect(() => db.afterCommit(() => undefined)).toThrow('nothing is being written')
  })

  it('is not told of a write that asked for a promise', () => {
    const db = openDatabase(':memory:')
    const told: string[] = []
    const late = async (): Promise<void> => {
      db.afterCommit(() => told.push('told'))
      await Promise.resolve()
    }
    expect(() => db.write(late)).toThrow('promise')
    db.write(() => undefined)
    expect(told).toEqual([])
  })
})

describe('a failure of the disk', () => {
  it('is told from a mistake of ours', () => {
    const sqlite = (code: string) => new BetterSqlite3.SqliteError('said by SQLite', code)
    for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_BUSY']) {
      expect([code, isStorageFailure(sqlite(code))]).toEqual([code, true])
    }
    for (const cause of [sqlite('SQLITE_CONSTRAINT'), new Error('x'), 'FULL', null]) {
      expect(isStorageFailure(cause)).toBe(false)
    }
  })

  it('is met for real where the disk has no page left, and nothing is kept', () => {
    const db = openDatabase(file)
    const insert = insertInto(db)
    const pages = db.read<[], { page_count: number }>('PRAGMA page_count').get()?.page_count ?? 0
    db.read(`PRAGMA max_page_count = ${pages}`).get()
    let met: unknown = null
    try {
      db.write(() => {
        for (let nth = 0; nth < 1_000; nth += 1) insert(`key ${nth} ${'x'.repeat(100)}`)
      })
    } catch (cause) {
      met = cause
    }
    expect(isStorageFailure(met)).toBe(true)
    expect(db.read('SELECT count(*) AS kept FROM setting').get()).toEqual({ kept: 0 })
    db.close()
  })
})
