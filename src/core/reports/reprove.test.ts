import { describe, expect, it } from 'vitest'
import { cash, type Entry, owner } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { openBookedBooks } from '../testing/booked-books.ts'
import { createDayTotals } from './day-totals.ts'
import { reprove } from './reprove.ts'

const LAST_OF_MONTH = '2026-01-31'
const sold = {
  kind: 'recharge',
  operator: 'GP',
  provider: 'flexiloadbd',
  amount_e4: 500_000,
  charge_e4: 10_000,
  cost_e4: 486_250,
  credit_e4: 100_000,
  packageId: 1,
  isSkitto: false,
  shift: 1,
} as const
const putIn: readonly Entry[] = [
  { account: cash, amount_e4: money(500_000) },
  { account: owner, amount_e4: money(-500_000) },
]

/** A month of one day: a sale on credit, and cash of the owner. */
function closedMonth() {
  const books = openBookedBooks()
  const seq = books.sale(sold)
  for (const step of ['collect', 'reserve', 'settle'] as const) {
    books.book(seq, step, LAST_OF_MONTH, 36_000_000)
  }
  books.move('cash-in', LAST_OF_MONTH, putIn)
  const totals = createDayTotals(books.db)
  books.db.write(() => totals.write(LAST_OF_MONTH))
  /** What a hand in the file may do, for no program of ours can. */
  const tamper = (trigger: string, sql: string) => {
    const [drop, change] = [books.db.change<[]>(`DROP TRIGGER ${trigger}`), sql]
    books.db.write(() => drop.run())
    const tampering = books.db.change<[]>(change)
    books.db.write(() => tampering.run())
    return reprove(books.db).differences
  }
  return { ...books, tamper }
}

describe('books that are proved anew', () => {
  it('fit as they were written', () => {
    expect(reprove(closedMonth().db)).toEqual({
      transactions: 4,
      closedDays: 1,
      months: 1,
      differences: [],
    })
  })

  it.each([
    [
      'the total of a day',
      'day_total_kept',
      "UPDATE day_total SET commission_e4 = commission_e4 + 1 WHERE dimension = 'operator'",
      '2026-01-31 operator GP: commission_e4 is 13752, the entries say 13751',
    ],
    [
      'a member that sold nothing',
      'day_total_kept',
      "UPDATE day_total SET member = 'Karim' WHERE dimension = 'cashier'",
      '2026-01-31 cashier Karim: sales is 1, the entries say none',
    ],
    [
      'what moved an account',
      'day_account_kept',
      "UPDATE day_account SET debit_e4 = debit_e4 + 1 WHERE cause = 'cash-in' AND debit_e4 > 0",
      '2026-01-31 account cash: cash-in is not what its entries say',
    ],
    [
      'the total of a month',
      'month_total_kept',
      "UPDATE month_total SET sales = 7 WHERE dimension = 'all'",
      '2026-01 all: sales is 7, its days say 1',
    ],
    [
      'an entry',
      'entry_kept',
      'UPDATE entry SET amount_e4 = 500001 WHERE amount_e4 = 500000 AND transaction_id = 4',
      'transaction 4: debits and credits differ by 1',
    ],
    [
      'what a customer owes',
      'due_line_kept',
      'UPDATE due_line SET amount_e4 = 1',
      'transaction 1: its lines of dues are 1, booked is 100000',
    ],
    [
      'the day of a booking',
      'ledger_transaction_kept',
      "UPDATE ledger_transaction SET business_date = '2026-01-30' WHERE cause = 'settle'",
      '2026-01-31 all: delivered is 1, the entries say 0',
    ],
  ])('tell where somebody has changed %s', (_what, trigger, sql, told) => {
    expect(closedMonth().tamper(trigger, sql)).toContain(told)
  })

  it('tell of totals that no closed day stands for', () => {
    const told = closedMonth().tamper(
      'day_total_stays',
      "DELETE FROM day_total WHERE dimension = 'all'",
    )
    expect(told).toContain('2026-01-31: has totals and is not closed')
  })
})
