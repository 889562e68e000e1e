import { spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, DatabaseRefused } from './database.ts'
import { giveName, makeBooks } from './new-books.ts'
import { openDatabase } from './open.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'books-'))
  file = path.join(folder, 'counter.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const names = () => readdirSync(folder).toSorted()
const make = (draft: string): void => openDatabase(draft).close()

function refusal(work: () => void): DatabaseRefused['code'] {
  try {
    work()
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return cause.code
    throw cause
  }
  return expect.fail('it was not refused')
}

function keep(db: Database, key: string): void {
  const insert = db.change<[string]>("INSERT INTO setting (key, value) VALUES (?, '1')")
  db.write(() => insert.run(key))
}

const kept = (db: Database) =>
  db
    .read<[], { key: string }>('SELECT key FROM setting')
    .all()
    .map((row) => row.key)

/** A first start, as a program of its own, whose power goes in the middle of making the books. */
function startAndLosePower(until: string): void {
  const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  const script = `
    const { linkSync, writeFileSync } = await import('node:fs')
    const { default: BetterSqlite3 } = await import('better-sqlite3')
    const { makeBooks, giveName } = await import(${here('./new-books.ts')})
    const { openDatabase } = await import(${here('./open.ts')})
    const file = ${JSON.stringify(file)}
    makeBooks(file, (draft) => {
      ${until}
      process.kill(process.pid, 'SIGKILL')
    })`
  const args = ['--input-type=module', '--eval', script]
  const { signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect([signal, stderr]).toEqual(['SIGKILL', ''])
}

const IN_THE_MIDDLE = `
  const sqlite = new BetterSqlite3(draft)
  sqlite.pragma('journal_mode = WAL')
  sqlite.exec('CREATE TABLE half (made); BEGIN; CREATE TABLE other_half (made)')`

describe('a power cut at the very first start', () => {
  it.each([
    ['before a byte of them is written', "writeFileSync(draft, '')", false],
    ['while they are written', IN_THE_MIDDLE, false],
    ['when they are whole and have no name yet', 'openDatabase(draft).close()', false],
    ['when they have their name', 'openDatabase(draft).close(); giveName(draft, file)', true],
    ['when they have both names', 'openDatabase(draft).close(); linkSync(draft, file)', true],
  ])('leaves whole books or none: %s', (_, until, named) => {
    startAndLosePower(until)
    expect(names().includes('counter.db')).toBe(named)
    const db = openDatabase(file)
    expect(db.read('SELECT count(*) AS accounts FROM account').get()).toEqual({ accounts: 0 })
    expect(names()).toEqual(['counter.db', 'counter.db-wal'])
    db.close()
  })
})

describe('what a first start left behind', () => {
  it('is cleared away without the books losing anything, and nothing else is', () => {
    const first = openDatabase(file)
    keep(first, 'note')
    first.close()
    const left = path.join(folder, 'counter.db.first-start-aB3xY9')
    mkdirSync(left)
    linkSync(file, path.join(left, 'counter.db'))
    writeFileSync(path.join(left, 'counter.db-journal'), 'half')
    const others = ['counter.db.first-start-1st', 'counter.db.old', 'my.db.first-start-aB3xY9']
    for (const name of others) mkdirSync(path.join(folder, name))
    const db = openDatabase(file)
    expect(kept(db)).toEqual(['note'])
    expect(names()).toEqual(['counter.db', 'counter.db-wal', ...others].toSorted())
    db.close()
  })
})

describe('two counters that start for the first time at once', () => {
  it('make one set of books: the slower one is told, and touches nothing', () => {
    const faster = (draft: string): void => {
      make(draft)
      const db = openDatabase(file)
      keep(db, 'sold already')
      db.close()
    }
    expect(refusal(() => makeBooks(file, faster))).toBe('in-use')
    expect(names()).toEqual(['counter.db'])
    const db = openDatabase(file)
    expect(kept(db)).toEqual(['sold already'])
    db.close()
  })

  it('do not put one into the place of the other on a disk without links either', () => {
    const noLinks = () => {
      throw Object.assign(new Error('not supported'), { code: 'EPERM' })
    }
    const draft = path.join(folder, 'draft')
    make(draft)
    giveName(draft, file, noLinks)
    expect(names()).toEqual(['counter.db'])
    const before = readFileSync(file)
    writeFileSync(draft, 'another one')
    expect(() => giveName(draft, file, noLinks)).toThrow('not supported')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('books that could not be made whole', () => {
  it('get no name, and nothing is left of them', () => {
    const withLog = (draft: string): void => {
      make(draft)
      writeFileSync(`${draft}-wal`, 'what did not fit')
    }
    expect(refusal(() => makeBooks(file, withLog))).toBe('cannot-write')
    const broken = (draft: string): void => {
      make(draft)
      throw new Error('the disk is full')
    }
    expect(() => makeBooks(file, broken)).toThrow('the disk is full')
    expect(names()).toEqual([])
  })
})

describe('an emptied file', () => {
  it('is refused also where nothing lies beside it: it had its name, so it was whole once', () => {
    writeFileSync(file, '')
    expect(refusal(() => openDatabase(file).close())).toBe('damaged')
    expect([names(), statSync(file).size]).toEqual([['counter.db'], 0])
  })
})
