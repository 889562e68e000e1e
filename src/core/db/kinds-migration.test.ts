import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSaleRows, toSale } from '../sales/rows.ts'
import type { Database } from './database.ts'
import { migrate, migrations } from './migrate.ts'
import { expected, openDatabase, wrap } from './open.ts'
import { identify, sell } from './testing/sets.ts'

/** The last schema of the time when recharges were all there was. */
const RECHARGES_ALONE = 11

let sqlite: BetterSqlite3.Database
beforeEach(() => {
  sqlite = new BetterSqlite3(':memory:')
  for (const { sql } of migrations().slice(0, RECHARGES_ALONE)) sqlite.exec(sql)
  sqlite.pragma(`user_version = ${RECHARGES_ALONE}`)
  const old = wrap(sqlite)
  identify(old, 'real', 'SHOPAAAABBBBCCCC')
  for (const nth of [1, 2, 3]) sell(old, nth)
})
afterEach(() => sqlite.close())

const salesOf = (from: BetterSqlite3.Database) => from.prepare('SELECT * FROM sale').all()
const rowsOf = (table: string) => sqlite.prepare(`SELECT * FROM ${table}`).all()

describe('books of the time when recharges were all there was', () => {
  it('have every sale as it was, as a recharge without a charge', () => {
    const before = salesOf(sqlite)
    const beside = ['sale_event', 'observation', 'ledger_transaction', 'entry', 'account']
    const others = beside.map(rowsOf)
    migrate(sqlite, expected().applicationId)
    expect(sqlite.pragma('user_version', { simple: true })).toBe(migrations().length)
    const kind = { kind: 'recharge', terms: null, service_charge_e4: 0 }
    const paid = { given_e4: null, credit_e4: 0, customer_seq: null, shift_seq: null }
    const now = before.map((row) => Object.assign({}, row, kind, paid))
    expect(salesOf(sqlite)).toEqual(now)
    const shifted = others.map((rows, nth) =>
      beside[nth] === 'ledger_transaction'
        ? rows.map((row) => Object.assign({}, row, { shift_seq: null }))
        : rows,
    )
    expect(beside.map(rowsOf)).toEqual(shifted)
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
  })

  it('are read like any other', () => {
    migrate(sqlite, expected().applicationId)
    const row = createSaleRows(wrap(sqlite)).byId('sale-1')
    if (!row) throw new Error('the sale is gone')
    const id = '01890000-0000-7000-8000-000000000001'
    expect(toSale({ ...row, id }, null)).toMatchObject({
      kind: 'recharge',
      operator: 'GP',
      number: '01710000001',
      lineType: 'prepaid',
      serviceCharge_e4: 0,
    })
  })

  it('keep the words of a sale from being changed, those of its kind too', () => {
    migrate(sqlite, expected().applicationId)
    for (const column of ['kind', 'terms', 'service_charge_e4', 'line_type', 'amount_e4']) {
      const change = () => sqlite.exec(`UPDATE sale SET ${column} = ${column}`)
      expect(change, column).toThrow('the words of a sale are never changed')
    }
    expect(() => sqlite.exec('DELETE FROM sale')).toThrow('never deleted')
  })

  it('have the indices and triggers that new books have', () => {
    migrate(sqlite, expected().applicationId)
    const fresh = openDatabase(':memory:')
    const named = `SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name`
    const told = (db: Pick<Database, 'read'>) => db.read<[], object>(named).all()
    expect(told(wrap(sqlite))).toEqual(told(fresh))
    fresh.close()
  })

  it('take a sale of no kind, of odd terms or below nothing as little as new ones do', () => {
    migrate(sqlite, expected().applicationId)
    const columns = salesOf(sqlite)[0]
    const insert = (changes: object) => {
      const row = { ...Object(columns), seq: 9, id: 'x', our_reference: 'R', ...changes }
      const names = Object.keys(row)
      const values = names.map((name) => `@${name}`).join(', ')
      const bound = { ...row, provider_reference: 'P' }
      sqlite.prepare(`INSERT INTO sale (${names.join(', ')}) VALUES (${values})`).run(bound)
    }
    expect(() => insert({ kind: '' })).toThrow('CHECK')
    expect(() => insert({ terms: '{"packageId":' })).toThrow('CHECK')
    expect(() => insert({ service_charge_e4: -1 })).toThrow('CHECK')
    insert({ kind: 'package', line_type: null, terms: '{"packageId":3}', service_charge_e4: 5 })
    expect(salesOf(sqlite)).toHaveLength(4)
  })
})
