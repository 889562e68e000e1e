import type { ReadableDb } from '../db/database.ts'

/** A customer as it lies in its table. */
export interface CustomerRow {
  readonly seq: number
  readonly id: string
  readonly name: string
  /** Empty where none was told. */
  readonly phone: string
  readonly limit_e4: number | null
  readonly hidden_at_ms: number | null
}

export interface CustomerRows {
  byId(id: string): CustomerRow | undefined
  /** The one whose phone it is, where it is not hidden. */
  byPhone(phone: string): CustomerRow | undefined
  all(): CustomerRow[]
  /** What one customer owes by the lines themselves, also inside of a write. */
  owes_e4(seq: number): number
}

const CUSTOMER = 'SELECT seq, id, name, phone, limit_e4, hidden_at_ms FROM customer'

export function createCustomerRows(db: ReadableDb): CustomerRows {
  const byId = db.read<[string], CustomerRow>(`${CUSTOMER} WHERE id = ?`)
  const byPhone = db.read<[string], CustomerRow>(
    `${CUSTOMER} WHERE phone = ? AND phone <> '' AND hidden_at_ms IS NULL`,
  )
  const all = db.read<[], CustomerRow>(CUSTOMER)
  const owes = db.read<[number], { owes_e4: number }>(
    'SELECT total(amount_e4) AS owes_e4 FROM due_line WHERE customer_seq = ?',
  )
  return {
    byId: (id) => byId.get(id),
    byPhone: (phone) => byPhone.get(phone),
    all: () => all.all(),
    owes_e4: (seq) => owes.get(seq)?.owes_e4 ?? 0,
  }
}
