import { v7 as uuidv7 } from 'uuid'
import { CustomerId } from '../../contract/payment.ts'
import type { Database } from '../db/database.ts'

interface Named {
  readonly name?: string
  readonly limit_e4?: number | null
}

/** Writes somebody who may pay later into the books. */
export function addCustomer(db: Database, words: Named = {}): CustomerId {
  const id = CustomerId.parse(uuidv7())
  const { name = 'Karim', limit_e4 = null } = words
  const insert = db.change<[string, string, number | null]>(
    `INSERT INTO customer (id, name, phone, limit_e4, made_at_ms) VALUES (?, ?, '', ?, 0)`,
  )
  db.write(() => insert.run(id, name, limit_e4))
  return id
}

/** What a customer owes, by its lines. */
export function owedBy(db: Database, customer: CustomerId): number {
  const owed = db.read<[string], { sum_e4: number }>(
    `SELECT total(amount_e4) AS sum_e4 FROM due_line
     WHERE customer_seq = (SELECT seq FROM customer WHERE id = CAST(? AS TEXT))`,
  )
  return owed.get(customer)?.sum_e4 ?? Number.NaN
}
