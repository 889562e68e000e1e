import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ManualClock, manualClock } from '../testing/manual-clock.ts'
import type { Database } from './database.ts'
import { firstSums, Keeper } from './keeper.ts'
import { connect, makeNewBooks, wrap } from './open.ts'
import { readSums, writeSums } from './sums.ts'
import { identify, sell } from './testing/sets.ts'
import type { Testimony } from './witness.ts'

/** Longer than the keeper waits before it asks a disk again. */
const LATER_ms = 6_000

let root: string
let file: string
let handle: number
let sqlite: BetterSqlite3.Database
let clock: ManualClock
let db: Database
let keeper: Keeper
let told: string[]
let sworn: Omit<Testimony, 'nth'>[]
/** What the disk, or SQLite on it, does not do any more. */
let broken: 'checkpoint' | 'begin' | 'swear' | 'count' | null

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'keeper-'))
  file = path.join(root, 'counter.db')
  makeNewBooks(file)
  handle = openSync(file, 'r')
  sqlite = connect(file, 'watched')
  clock = manualClock()
  told = []
  sworn = []
  broken = null
  const sums = firstSums(sqlite, handle, 'id', null)
  writeSums(file, sums)
  const witness = {
    say: () => undefined,
    swear(what: Omit<Testimony, 'nth'>) {
      failing('swear')
      sworn.push(what)
    },
    close: () => undefined,
  }
  const tell = (event: string, cause: unknown) =>
    void told.push(`${event}: ${cause instanceof Error ? cause.message : ''}`)
  keeper = new Keeper({ path: file, sqlite: failable(), file: handle, witness, clock, tell }, sums)
  db = wrap(sqlite, () => keeper.committed())
  identify(db, 'real', 'SHOPAAAABBBBCCCC')
})
afterEach(() => {
  broken = null
  keeper.close()
  sqlite.close()
  closeSync(handle)
  rmSync(root, { recursive: true })
})

function failing(what: typeof broken): void {
  if (broken === what) throw new Error(`no ${what}`)
}

/** The database as the keeper has it, for it alone folds. */
function failable(): BetterSqlite3.Database {
  return new Proxy(sqlite, {
    get(target, name) {
      if (name === 'exec') return (sql: string) => (failing('begin'), target.exec(sql))
      if (name === 'prepare') return (sql: string) => prepared(target, sql)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function prepared(target: BetterSqlite3.Database, sql: string): unknown {
  if (sql.includes('RESTART')) failing('checkpoint')
  const statement = target.prepare(sql)
  if (!sql.includes('NOOP')) return statement
  const rows = statement.raw()
  const get = () => (broken === 'count' ? [0, 1, 0] : rows.get())
  return { raw: () => ({ get }) }
}

/** So large that it is folded in at once and not when nobody sells. */
function writeMuch(): void {
  const text = JSON.stringify('note '.repeat(5_500_000))
  const add = db.change<[string]>("INSERT INTO setting (key, value) VALUES ('note', ?)")
  db.write(() => add.run(text))
}

/** Lets the clock go on for as long as the pages are read. */
async function readThrough(): Promise<string> {
  const over = { is: false }
  const reading = keeper.readThrough(null).finally(() => {
    over.is = true
  })
  while (!over.is) await clock.advanceGently(10)
  return await reading
}

const generation = () => readSums(file).newest?.generation

describe('a fold that does not succeed', () => {
  it.each(['checkpoint', 'begin', 'swear'] as const)(
    'in the middle of selling is tried again though nothing more is sold: %s',
    async (what) => {
      const before = sworn.length
      broken = what
      writeMuch()
      expect(told).toEqual([`fold-failed: no ${what}`])
      broken = null
      clock.advance(LATER_ms)
      expect(sworn.length).toBe(before + 1)
      expect(sworn.at(-1)?.generation).toBe(generation())
      sell(db, 1)
      expect([await readThrough(), told.length]).toEqual(['whole', 1])
    },
  )

  it('leaves a file of which nobody says that it is damaged: the log holds the rest', async () => {
    for (let nth = 1; nth <= 12; nth += 1) sell(db, nth)
    broken = 'checkpoint'
    expect(() => keeper.settle()).toThrow('could not be folded')
    expect(await readThrough()).toBe('stopped')
    expect(sworn.every(({ damaged }) => !damaged)).toBe(true)
  })

  it('is one whose log ends elsewhere for SQLite: no sums are written of it', () => {
    sell(db, 1)
    const before = generation()
    broken = 'count'
    expect(() => keeper.settle()).toThrow('could not be folded')
    expect(generation()).toBe(before)
    broken = null
    clock.advance(LATER_ms)
    expect(generation()).toBe((before ?? 0) + 1)
  })
})

describe('the log', () => {
  it('ends where SQLite says: at the start, after a write, and after one that was undone', () => {
    keeper.settle()
    sell(db, 1)
    keeper.settle()
    expect(() =>
      db.write(() => {
        const add = db.change<[string]>("INSERT INTO setting (key, value) VALUES ('x', ?)")
        add.run(JSON.stringify('note '.repeat(5_500_000)))
        throw new Error('the power went')
      }),
    ).toThrow('the power went')
    keeper.settle()
    sell(db, 2)
    keeper.settle()
    keeper.settle()
    expect(told).toEqual([])
  })
})
