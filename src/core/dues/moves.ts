import type { DuesMove } from '../../contract/dues.ts'
import type { DueCause } from '../../domain/dues/dues-account.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { duesForgivenEntries, duesPaidEntries, type Entry } from '../../domain/ledger.ts'
import { type Money, money, negate, ZERO } from '../../domain/money.ts'
import { inOneLine } from '../../domain/one-line.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Post } from '../ledger/post.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import type { CustomerRow, CustomerRows } from './rows.ts'

/** Cash in or out while shifts are counted and none is open. */
export type NotMoved = FieldProblem | 'no-shift'

/** Books what a customer pays, gets back or is let off; the same id is the same move. */
export type MoveDues = (wanted: DuesMove) => Result<CustomerRow, NotMoved>

export interface MoveParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly changes: Changes
  readonly rows: CustomerRows
  /** Whether shifts are counted and none is open, and what the open drawer has not enough for. */
  readonly shifts: { needed(): boolean; short(amount_e4: Money): FieldProblem | null }
}

interface Line {
  readonly customer_seq: number
  readonly cause: DueCause
  readonly amount_e4: number
  readonly words: string
  readonly signed_by: string | null
}

interface Booked {
  readonly id: string
  readonly at_ms: number
  readonly business_date: string
  readonly transaction_id: number
}

interface Move {
  readonly line_e4: Money
  readonly entries: readonly Entry[]
}

function moveOf(cause: DuesMove['cause'], amount: Money): Move {
  switch (cause) {
    case 'paid':
      return { line_e4: negate(amount), entries: duesPaidEntries(amount) }
    case 'paid-out':
      return { line_e4: amount, entries: duesPaidEntries(negate(amount)) }
    case 'forgiven':
      return { line_e4: negate(amount), entries: duesForgivenEntries(amount) }
    default:
      return cause satisfies never
  }
}

export function createMoveDues(parts: MoveParts): MoveDues {
  const { db, post, run, shopDay, changes, rows, shifts } = parts
  const find = db.read<[string], Line>(
    'SELECT customer_seq, cause, amount_e4, words, signed_by FROM due_line WHERE id = ?',
  )
  const insert = db.change<[Line & Booked]>(
    `INSERT INTO due_line (id, customer_seq, cause, amount_e4, words, signed_by, at_ms,
       business_date, transaction_id)
     VALUES (@id, @customer_seq, @cause, @amount_e4, @words, @signed_by, @at_ms,
       @business_date, @transaction_id)`,
  )
  const hindrance = createHindrance(parts)
  return (wanted) => {
    const { id, cause } = wanted
    const customer = rows.byId(wanted.customer)
    if (!customer) return refused('customer', 'no-such-customer')
    const amount = money(wanted.amount_e4)
    const { line_e4, entries } = moveOf(cause, amount)
    const words = inOneLine(wanted.words)
    const signed_by = cause === 'forgiven' ? inOneLine(wanted.signedBy ?? '') : null
    const line = { customer_seq: customer.seq, cause, amount_e4: line_e4, words, signed_by }
    const before = find.get(id)
    if (before) {
      return isSame(before, line) ? success(customer) : refused('id', 'words-differ')
    }
    if (cause === 'forgiven' && words === '') return refused('words', 'empty')
    if (signed_by === '') return refused('signedBy', 'signature-missing')
    if (cause !== 'forgiven' && shifts.needed()) return problem('no-shift')
    const against = db.write(() => {
      const hindered = hindrance(customer.seq, cause, amount)
      if (hindered) return hindered
      const { at_ms } = run.moment()
      const businessDate = shopDay.today()
      const booked = { saleSeq: null, cause: `dues-${cause}`, at_ms, businessDate, entries }
      const transaction_id = post(booked)
      insert.run({ ...line, id, at_ms, business_date: businessDate, transaction_id })
      db.afterCommit(() => changes.tell('dues', wanted.customer))
      return null
    })
    return against ? problem(against) : success(customer)
  }
}

function isSame(one: Line, other: Line): boolean {
  const isAlike = one.cause === other.cause && one.amount_e4 === other.amount_e4
  const isSaidAlike = one.words === other.words && one.signed_by === other.signed_by
  return isAlike && isSaidAlike && one.customer_seq === other.customer_seq
}

/** Nobody gets back more than was paid ahead, nor is let off more than is owed. */
function createHindrance({ rows, shifts }: MoveParts) {
  return (seq: number, cause: DuesMove['cause'], amount_e4: Money): FieldProblem | null => {
    const field = 'amount_e4'
    if (cause === 'paid') return null
    const owes_e4 = rows.owes_e4(seq)
    const most_e4 = atLeastZero(cause === 'paid-out' ? -owes_e4 : owes_e4)
    if (amount_e4 > most_e4) {
      const code = cause === 'paid-out' ? 'above-ahead' : 'above-owed'
      return { field, code, limit_e4: most_e4 }
    }
    return cause === 'forgiven' ? null : shifts.short(amount_e4)
  }
}

function atLeastZero(amount_e4: number): Money {
  return amount_e4 > 0 ? money(amount_e4) : ZERO
}

function refused(field: string, code: string): Result<never, FieldProblem> {
  return problem({ field, code, limit_e4: null })
}
