import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, DatabaseRefused } from './database.ts'
import { migrations } from './migrate.ts'
import { openDatabase } from './open.ts'

let folder: string
let file: string
let open: Database[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'books-'))
  file = path.join(folder, 'counter.db')
  open = []
})
afterEach(() => {
  for (const db of open) db.close()
  rmSync(folder, { recursive: true })
})

function books(from: string | Uint8Array = file): Database {
  const db = openDatabase(from)
  open.push(db)
  return db
}

function closeAll(): void {
  for (const db of open.splice(0)) db.close()
}

/** Why a file was not opened as books; fails when it was. */
function refusal(): DatabaseRefused['code'] {
  try {
    books()
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return cause.code
    throw cause
  }
  return expect.fail('the file was opened')
}

function pragma(db: Database, name: string): unknown {
  return Object.values(db.read<[], object>(`PRAGMA ${name}`).get() ?? {})[0]
}

describe('the books on disk', () => {
  it('are written whole and at once, for one writer', () => {
    const db = books()
    const settings = {
      synchronous: 2,
      locking_mode: 'exclusive',
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      busy_timeout: 0,
    }
    const names = Object.keys(settings)
    expect(Object.fromEntries(names.map((name) => [name, pragma(db, name)]))).toEqual(settings)
    expect(readdirSync(folder)).toEqual(['counter.db', 'counter.db-wal'])
  })

  it('keep to that after the first write', () => {
    const db = books()
    keep(db, 'note')
    expect(pragma(db, 'synchronous')).toBe(2)
  })

  it('have what was written when they are opened again', () => {
    keep(books(), 'note')
    closeAll()
    expect(kept(books())).toEqual(['note'])
  })

  it('keep nothing of a write that broke in the middle, and tell nobody of it', () => {
    const db = books()
    const insert = db.change<[string]>("INSERT INTO setting (key, value) VALUES (?, '1')")
    const told: string[] = []
    const broken = () =>
      db.write(() => {
        insert.run('half')
        db.afterCommit(() => told.push('half'))
        throw new Error('the power went')
      })
    expect(broken).toThrow('the power went')
    keep(db, 'whole')
    expect([kept(db), told]).toEqual([['whole'], []])
  })

  it('are read by a reader who cannot write, and changed in a write alone', () => {
    const db = books()
    expect(() => db.read('DELETE FROM setting')).toThrow('a reader may not write')
    const change = db.change<[]>('DELETE FROM setting')
    expect(() => change.run()).toThrow('outside of a write')
    expect(() => db.write(() => db.write(() => 1))).toThrow('inside of a write')
  })
})

function keep(db: Database, key: string): void {
  const insert = db.change<[string]>("INSERT INTO setting (key, value) VALUES (?, '1')")
  db.write(() => insert.run(key))
}

function kept(db: Database): string[] {
  return db
    .read<[], { key: string }>('SELECT key FROM setting ORDER BY key')
    .all()
    .map(({ key }) => key)
}

describe('a file that is not this shop’s books (row 82)', () => {
  it('is another program’s database', () => {
    new BetterSqlite3(file).exec('CREATE TABLE photos (name TEXT)').close()
    expect(refusal()).toBe('foreign')
  })

  it('was written by a newer version', () => {
    books()
    closeAll()
    const sqlite = new BetterSqlite3(file)
    sqlite.pragma(`user_version = ${migrations().length + 1}`)
    sqlite.close()
    expect(refusal()).toBe('newer')
  })

  it.each([
    ['no database at all', () => Buffer.from('a list of names\n'.repeat(100))],
    ['one whose first page is zeros', () => readFileSync(file).fill(0, 0, 100)],
    ['one cut off in the middle', () => readFileSync(file).subarray(0, 5000)],
    ['one that was emptied', () => Buffer.alloc(0)],
  ])('is %s', (_, bytes) => {
    keep(books(), 'note')
    closeAll()
    writeFileSync(file, bytes())
    expect(refusal()).toBe('damaged')
  })

  it('is gone, and its log is left alone for whoever brings it back (row 83)', () => {
    const log = `${file}-wal`
    writeFileSync(log, 'sales that are not in the file yet')
    expect(refusal()).toBe('damaged')
    expect(readdirSync(folder)).toEqual([path.basename(log)])
    expect(readFileSync(log, 'utf8')).toBe('sales that are not in the file yet')
  })

  it.each(['foreign', 'damaged'] as const)('is left as it is when it is %s', (what) => {
    if (what === 'foreign') new BetterSqlite3(file).exec('CREATE TABLE photos (name)').close()
    else writeFileSync(file, 'a list of names\n'.repeat(100))
    const before = readFileSync(file)
    refusal()
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('books that are open already (row 85)', () => {
  it('are refused to a second counter, and free once the first has closed', () => {
    books()
    expect(refusal()).toBe('in-use')
    closeAll()
    expect(kept(books())).toEqual([])
  })
})

describe('a place where books cannot be (row 84)', () => {
  it('has a folder of that name', () => {
    mkdirSync(file)
    expect(refusal()).toBe('cannot-write')
  })

  it('may have a name in Bangla with spaces', () => {
    file = path.join(folder, 'দোকানের খাতা ১.db')
    keep(books(), 'note')
    closeAll()
    expect(kept(books())).toEqual(['note'])
  })
})

/** One sale with its event, observation, attempt and entries, as the core writes them. */
function sellOnce(db: Database): void {
  const insert = (sql: string) => db.change<[]>(sql).run()
  db.write(() => {
    insert(`INSERT INTO sale (seq, id, request_hash, kind, operator, number, line_type, amount_e4,
        provider, wallet, our_reference, provider_reference, state, tender, version,
        expected_cost_e4, created_at_ms, changed_at_ms, business_date)
      VALUES (1, 'a', 'h', 'recharge', 'GP', '01712345678', 'prepaid', 500000, 'autoflexi', 'main',
        'REF', 'TRX', 'succeeded', 'collected', 1, 486250, 1, 1, '2026-04-28')`)
    insert(`INSERT INTO sale_event (sale_seq, version, at_ms, to_state, tender, cause, step, words)
      VALUES (1, 1, 1, 'created', 'collected', 'cashier', '{}', '')`)
    insert(`INSERT INTO observation (sale_seq, provider, at_ms, source, class, body)
      VALUES (1, 'autoflexi', 1, 'create', 'accepted', '{}')`)
    insert(`INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash)
      VALUES (1, 1, 1, 'b', 'h')`)
    insert(`INSERT INTO account (id, name) VALUES (1, 'cash')`)
    insert(`INSERT INTO ledger_transaction (id, sale_seq, cause, at_ms, business_date)
      VALUES (1, 1, 'collect', 1, '2026-04-28')`)
    insert(`INSERT INTO entry (transaction_id, line, account_id, amount_e4) VALUES (1, 0, 1, 5)`)
  })
}

describe('what has happened', () => {
  it.each(['sale', 'sale_event', 'observation', 'attempt', 'ledger_transaction', 'entry'])(
    'cannot be deleted: %s',
    (table) => {
      const db = books()
      sellOnce(db)
      const forget = db.change<[]>(`DELETE FROM ${table}`)
      expect(() => db.write(() => forget.run())).toThrow(/never (?:changed|deleted)/)
    },
  )

  it.each([
    ['sale_event', 'to_state'],
    ['observation', 'body'],
    ['attempt', 'request_hash'],
    ['ledger_transaction', 'cause'],
    ['entry', 'amount_e4'],
    ['sale', 'amount_e4'],
    ['sale', 'number'],
    ['sale', 'provider'],
    ['sale', 'our_reference'],
    ['sale', 'business_date'],
  ])('cannot be changed: %s.%s', (table, column) => {
    const db = books()
    sellOnce(db)
    const change = db.change<[]>(`UPDATE ${table} SET ${column} = ${column}`)
    expect(() => db.write(() => change.run())).toThrow(/never changed/)
  })

  it.each([
    ['its id', "'a', 'REF2', NULL"],
    ['our reference', "'b', 'REF', NULL"],
    ['the provider’s id', "'b', 'REF2', 'TRX'"],
  ])('is one sale: nothing else takes %s', (_, values) => {
    const db = books()
    sellOnce(db)
    const again = db.change<[]>(`INSERT INTO sale (id, our_reference, provider_reference,
        request_hash, kind, operator, number, line_type, amount_e4, provider, wallet, state, tender,
        version, expected_cost_e4, created_at_ms, changed_at_ms, business_date)
      SELECT ${values}, request_hash, kind, operator, number, line_type, amount_e4, provider,
        wallet, state, tender, version, expected_cost_e4, created_at_ms, changed_at_ms,
        business_date
      FROM sale`)
    expect(() => db.write(() => again.run())).toThrow('UNIQUE')
  })

  it('was sent once: a second attempt has no place', () => {
    const db = books()
    sellOnce(db)
    const again = db.change<[]>(`INSERT INTO attempt
      (sale_seq, at_ms, mono_ms, boot, request_hash) VALUES (1, 2, 2, 'b', 'h')`)
    expect(() => db.write(() => again.run())).toThrow('UNIQUE')
  })
})

describe('the migrations', () => {
  /** A released file is never edited: whoever changes one is told here to write a new one. */
  const released = [
    ['0001-books.sql', 'f6aa0db2bb49f80eef8798e6cdd7856efb5103556ef5abd4809fcf3c2ecd31f9'],
    ['0002-doubt.sql', '32c642d8ba7e08eed77a668bba04803dff68f0d08f29b7171ea195f70fff00eb'],
    ['0003-alarms.sql', '4aa0ea735d0e49cebcc5b48bfea9251a40c37357328b2ebfd4a8f641fda2dac9'],
    ['0004-certification.sql', '1975cf85ece6e60363bcc0db988cdf9106fd5c7157e3f3a9a2341d84d7c7c1b4'],
    ['0005-rescue.sql', 'c0e310b95c3ddf6ff5fd2b6c0ac76c5ba2a9d12278f35f114f974f86df454880'],
    ['0006-account-mark.sql', '8b418e3521b5b728ce56e8058514a939afabd18f86e137e68aa5a4f982b56120'],
    [
      '0007-drafts-of-a-copy.sql',
      'ec6d816de5b6b6cd3073884bb4f51a997b8e18915a73ca92596176c9cd69dd52',
    ],
    [
      '0008-answer-of-a-probe.sql',
      'a298bb679588ce6f1fb1e4726010fa035b530c0011957e2db6cc31d96ec2a0d3',
    ],
    [
      '0009-days-and-readings.sql',
      '5d508cdb19ffc50f85d2761f200af7d9d6e8e5d7651036a165a762401265363d',
    ],
    [
      '0010-ends-asked-again.sql',
      'af81a272fbdab57ac630c342bff509224f510b4e7bde37d2a61446c9c4a8968a',
    ],
    ['0011-seen-words.sql', 'ab6a3e340995d89bab1cdbf1818dbba952f13db0ab6fd13f8e0e895888c9268c'],
    ['0012-kinds.sql', '8512977b300fe8c0e1019322775fc6363d878db19d06072a6a9c525539815d6a'],
    ['0013-notices.sql', '828fad3d17381b17f715eb1832daf98d07536bb59cc4bdef91b606a5ac680b44'],
    ['0014-transfers.sql', '83255ca84c53daf8c6b33985e489efe21304205793754031ed78aeee1257efd6'],
    ['0015-provider-cap.sql', 'ea28b269d3b273ed55e7ea48e139e1fb8084dc167f36459091a70f125b8915dc'],
    ['0016-bills.sql', '4677f8b52abf54c7cad9f9be10e5683fc7b0fa68aac80fd7a0d3f437195d9366'],
    ['0017-other-price.sql', 'd6d25b65eeff48e408b67fdc4612eeb6c4082429345097c8d0f6f9f5c0aef375'],
    [
      '0018-plan-of-an-account.sql',
      'bef09eda1be9a04714d8f0fb1c49844bddd4d1a48db6ddf9776b3647f54faeb3',
    ],
    ['0019-kinds-in-lists.sql', '5164195ae31fce166606b9b484eb370e87f2c7d8cb39b2209c54860d2829bc1a'],
    ['0020-shifts.sql', '7b69a63d51860df0cd4e134b4169545fe81826cd7693972716943abc68f8ac35'],
    ['0021-day-close.sql', 'f752a3798dd202aac53baa9c4399f3d64ec7004372c8e6744fa1a619fc381075'],
    ['0022-day-totals.sql', '9f050e0535e1ab70db9dae4e9027221e935581830a58b3181694bb122ee0cab5'],
    [
      '0023-commission-rules.sql',
      'a48fc8c6c897ef2f61a023a1ef98ac8f2818fc30ebb25f235030782124a7533b',
    ],
    ['0024-statements.sql', 'a198b6a65b82cde40adbcbdc5023c1daa6a0685e0f734cd2e4dea0873eb5414f'],
    ['0025-printing.sql', '4543ee0f36bdc2d5f4d540bcad632ad97dcfc7a7c2198392b91a4131cf0bf366'],
  ]

  it('are what they were when they were released', () => {
    expect(migrations().map(({ name, sha256 }) => [name, sha256])).toEqual(released)
  })

  it('say first why they are there', () => {
    for (const { name, sql } of migrations()) expect([name, sql.slice(0, 3)]).toEqual([name, '-- '])
  })
})
