import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { openDatabase } from '../db/open.ts'
import { createDuesAccounts } from './accounts.ts'

/** Books with customers and lines put straight into them: years of a book are many. */
function openBook(customers: number) {
  const db = openDatabase(':memory:')
  const addCustomer = db.change<[string]>(
    `INSERT INTO customer (id, name, phone, made_at_ms) VALUES (?, 'Karim', '', 0)`,
  )
  const addTransaction = db.change<[]>(
    `INSERT INTO ledger_transaction (cause, at_ms, business_date) VALUES ('x', 0, '2026-01-01')`,
  )
  const addLine = db.change<[string, number, string, number]>(
    `INSERT INTO due_line (id, customer_seq, cause, amount_e4, words, at_ms, business_date,
       transaction_id)
     VALUES (?, ?, ?, ?, '', 0, '2026-01-01', 1)`,
  )
  db.write(() => {
    addTransaction.run()
    for (let nth = 0; nth < customers; nth += 1) addCustomer.run(uuidv7())
  })
  const buys = (customer: number, amount_e4: number) =>
    addLine.run(uuidv7(), customer, amount_e4 > 0 ? 'sale' : 'paid', amount_e4)
  return { db, buys, accounts: createDuesAccounts(db) }
}

describe('the accounts of the due book', () => {
  it('are whole, however many lines stand before them', () => {
    const { db, buys, accounts } = openBook(3)
    db.write(() => {
      for (let nth = 0; nth < 12_345; nth += 1) buys(1 + (nth % 3), taka(1))
    })
    const account = accounts()
    expect([1, 2, 3].map((customer) => account(customer).owes_e4())).toEqual([
      taka(4_115),
      taka(4_115),
      taka(4_115),
    ])
    expect(account(1).lines()).toBe(4_115)
  })

  it('know what was written since they were last looked at', () => {
    const { db, buys, accounts } = openBook(1)
    expect(accounts()(1).owes_e4()).toBe(0)
    db.write(() => buys(1, taka(50)))
    db.write(() => buys(1, taka(-20)))
    expect(accounts()(1).owes_e4()).toBe(taka(30))
  })

  it('are not asked inside of a write: what is read there may yet be undone', () => {
    const { db, buys, accounts } = openBook(1)
    expect(() =>
      db.write(() => {
        buys(1, taka(50))
        return accounts()
      }),
    ).toThrow('inside of a write')
    expect(accounts()(1).owes_e4()).toBe(0)
  })
})
