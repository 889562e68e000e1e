import type { ReadableDb } from '../../src/core/db/database.ts'

export interface ShiftRow {
  readonly seq: number
  readonly id: string
  readonly business_date: string
  readonly opened_at_ms: number
  readonly opening_e4: number
  readonly booked_e4: number
}

export interface CloseRow {
  readonly shift_seq: number
  readonly counted_e4: number
  readonly expected_e4: number
}

export interface MovementRow {
  readonly seq: number
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly amount_e4: number
}

export interface DueRow {
  readonly seq: number
  readonly id: string
  readonly customer: string
  readonly cause: string
  readonly amount_e4: number
  readonly sale_seq: number | null
}

export interface DayRow {
  readonly number: number
  readonly business_date: string
  readonly report: string
  readonly previous_hash: string
  readonly hash: string
}

export interface AccountOfDay {
  readonly name: string
  readonly cause: string
  readonly debit_e4: number
  readonly credit_e4: number
}

export interface RuleRow {
  readonly seq: number
  readonly id: string
  readonly earns: string | null
  readonly from_date: string
}

/** How the books say a sale is paid, and what it should earn. */
export interface TermsOfSale {
  readonly credit_e4: number
  readonly customer: string | null
  readonly shift_seq: number | null
  readonly should_e4: number
  readonly should_by: string
}

/** Reads what the shop's day wrote, beside the core: each from a number on. */
export interface TradeReader {
  shifts(after: number): ShiftRow[]
  closes(after: number): CloseRow[]
  movements(after: number): MovementRow[]
  dues(after: number): DueRow[]
  days(after: number): DayRow[]
  rules(after: number): RuleRow[]
  accountsOf(businessDate: string): AccountOfDay[]
  /** The figures of all that was sold on a closed day; undefined where they were not written. */
  totalOf(businessDate: string): Readonly<Record<string, unknown>> | undefined
  termsOf(sale: number): TermsOfSale | undefined
  /** Minutes after midnight at which a day of trade begins. */
  cutOff_min(): number
}

export function tradeReaderOf(db: ReadableDb): TradeReader {
  const shifts = db.read<[number], ShiftRow>(
    `SELECT seq, id, business_date, opened_at_ms, opening_e4, booked_e4 FROM shift
     WHERE seq > ? ORDER BY seq`,
  )
  const closes = db.read<[number], CloseRow>(
    `SELECT shift_close.shift_seq, counted_e4, expected_e4
     FROM shift_close JOIN shift_count ON shift_count.seq = count_seq
     WHERE shift_close.shift_seq > ? ORDER BY shift_close.shift_seq`,
  )
  const movements = db.read<[number], MovementRow>(
    'SELECT seq, id, direction, amount_e4 FROM cash_movement WHERE seq > ? ORDER BY seq',
  )
  const dues = db.read<[number], DueRow>(
    `SELECT due_line.seq, due_line.id, customer.id AS customer, cause, amount_e4, sale_seq
     FROM due_line JOIN customer ON customer.seq = customer_seq
     WHERE due_line.seq > ? ORDER BY due_line.seq`,
  )
  const days = db.read<[number], DayRow>(
    `SELECT number, business_date, report, previous_hash, hash FROM day_close
     WHERE number > ? ORDER BY number`,
  )
  const rules = db.read<[number], RuleRow>(
    'SELECT seq, id, earns, from_date FROM commission_rule WHERE seq > ? ORDER BY seq',
  )
  const accounts = db.read<[string], AccountOfDay>(
    `SELECT name, cause, debit_e4, credit_e4 FROM day_account
     JOIN account ON account.id = account_id WHERE business_date = ?`,
  )
  const total = db.read<[string], Readonly<Record<string, unknown>>>(
    "SELECT * FROM day_total WHERE dimension = 'all' AND business_date = ?",
  )
  const terms = db.read<[number], TermsOfSale>(
    `SELECT credit_e4, customer.id AS customer, shift_seq, should_e4, should_by
     FROM sale LEFT JOIN customer ON customer.seq = customer_seq
       LEFT JOIN sale_earning ON sale_earning.sale_seq = sale.seq
     WHERE sale.seq = ?`,
  )
  const cutOff = db.read<[], { value: string }>(
    "SELECT value FROM setting WHERE key = 'cutOff_min'",
  )
  return {
    shifts: (after) => shifts.all(after),
    closes: (after) => closes.all(after),
    movements: (after) => movements.all(after),
    dues: (after) => dues.all(after),
    days: (after) => days.all(after),
    rules: (after) => rules.all(after),
    accountsOf: (businessDate) => accounts.all(businessDate),
    totalOf: (businessDate) => total.get(businessDate),
    termsOf: (sale) => terms.get(sale),
    cutOff_min: () => Number(cutOff.get()?.value ?? 0),
  }
}
