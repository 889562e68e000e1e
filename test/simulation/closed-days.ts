import { createHash } from 'node:crypto'
import { DayReport } from '../../src/contract/days.ts'
import type { Wrong } from './rules.ts'
import type { AccountOfDay, DayRow, TradeReader } from './trade-rows.ts'
import { OPEN, type Line, type View } from './view.ts'

/** What was booked on a day, told from its entries one by one. */
interface DayBooked {
  readonly accounts: Map<string, { debit_e4: number; credit_e4: number; entries: number }>
  readonly figures: Map<string, number>
}

const NO_HASH = '0'.repeat(64)
/** What a transaction of a sale counts for in the figures of its day. */
const countedAs: Readonly<Record<string, readonly string[]>> = {
  reserve: ['sales'],
  settle: ['delivered'],
  'late-success': ['delivered', 'late'],
  'release-reserve': ['failed'],
  'take-back': ['reversed'],
  refund: ['refunds'],
  'return-cash': ['refunds'],
}
const DELIVERS: readonly string[] = ['settle', 'late-success', 'take-back', 'paid-late']
const GIVES_BACK: readonly string[] = ['refund', 'return-cash']
/** Figures whose sum is an account's, turned round. */
const sumOfAccount: Readonly<Record<string, string>> = {
  commission: 'commission_e4',
  'service-charge': 'charge_e4',
}
const COUNTS = ['sales', 'delivered', 'late', 'failed', 'reversed', 'refunds']
const SUMS = ['refunds_e4', 'taken_e4', 'credit_e4', 'face_e4', 'cost_e4', 'commission_e4']
const FIGURES: readonly string[] = [...COUNTS, ...SUMS, 'charge_e4', 'loss_e4']

/**
 * 14: every day as its entries make it, and the closes as they were written: numbers without a
 * gap, each chained to the one before, totals that are a plain scan, and nothing booked afterwards.
 */
export class ClosedDays {
  readonly #days = new Map<string, DayBooked>()
  readonly #closes: DayRow[] = []
  #transaction = 0

  /** The newest day that is closed; empty where none is. */
  get last(): string {
    return this.#closes.at(-1)?.business_date ?? ''
  }

  get number(): number {
    return this.#closes.at(-1)?.number ?? 0
  }

  post(lines: readonly Line[]): Wrong | null {
    const late = lines.find(({ business_date }) => business_date <= this.last)
    for (const line of lines) this.#count(line)
    return late ? [14, `${late.cause} is booked on ${late.business_date}, which is closed`] : null
  }

  /** F31: all the entries of a copy, and its closes. */
  backTo(lines: readonly Line[], closes: readonly DayRow[]): void {
    this.#days.clear()
    this.#closes.splice(0, Infinity, ...closes)
    this.#transaction = 0
    for (const line of lines) this.#count(line)
  }

  /** A day was closed by the commit that is on disk now. */
  *closed(row: DayRow, reader: TradeReader, sales: Iterable<View>): Iterable<Wrong> {
    const { number, business_date: day, previous_hash, hash, report: written } = row
    const before = this.#closes.at(-1)
    this.#closes.push(row)
    if (number !== (before?.number ?? 0) + 1) yield [14, `Z ${number} follows ${before?.number}`]
    if (day <= (before?.business_date ?? '')) yield [14, `${day} is closed out of its order`]
    const chained = createHash('sha256').update(`${previous_hash}\n${written}`).digest('hex')
    if (previous_hash !== (before?.hash ?? NO_HASH) || hash !== chained) {
      yield [22, `Z ${number} is not chained to the one before`]
    }
    const report = DayReport.parse(JSON.parse(written))
    yield* this.#carriedWrong(report, sales)
    const booked = this.#days.get(day)
    yield* accountsWrong(day, booked, reader.accountsOf(day))
    yield* reportWrong(report, booked)
    const total = reader.totalOf(day)
    for (const figure of FIGURES) {
      const should = booked?.figures.get(figure) ?? 0
      if (total?.[figure] === should) continue
      yield [14, `${figure} of ${day} is ${String(total?.[figure])}, its entries say ${should}`]
    }
  }

  /** Whether the closes stand as they were written. */
  wrong(rows: readonly DayRow[]): Wrong | null {
    const isSame = rows.every(({ number, hash }, nth) => {
      const known = this.#closes[nth]
      return known?.number === number && known.hash === hash
    })
    return isSame && rows.length === this.#closes.length ? null : [14, 'closed days changed']
  }

  /** What is open of that day or an earlier one goes over by name, and nothing is on the wire. */
  *#carriedWrong({ businessDate, carried }: DayReport, sales: Iterable<View>): Iterable<Wrong> {
    const named = new Map(
      carried.map(({ id, state, tender }) => [String(id), `${state} ${tender}`]),
    )
    for (const { row, name } of sales) {
      if (row.state === 'on-wire') yield [14, `${businessDate} is closed with ${name} on the wire`]
      const isOpen = row.state === 'created' || OPEN.includes(row.state)
      if (row.business_date > businessDate || !(isOpen || row.tender === 'refund-due')) continue
      const told = named.get(row.id)
      named.delete(row.id)
      if (told === `${row.state} ${row.tender}`) continue
      yield [14, `${businessDate} carries ${name} as ${told}: it is ${row.state} ${row.tender}`]
    }
    for (const id of named.keys()) yield [14, `${businessDate} carries ${id}, which is over`]
  }

  #count({ id, sale_seq, cause, name, amount_e4, business_date }: Line): void {
    const day = this.#days.get(business_date) ?? { accounts: new Map(), figures: new Map() }
    this.#days.set(business_date, day)
    const key = `${name} ${cause}`
    const moved = day.accounts.get(key) ?? { debit_e4: 0, credit_e4: 0, entries: 0 }
    day.accounts.set(key, moved)
    moved.entries += 1
    if (amount_e4 > 0) moved.debit_e4 += amount_e4
    else moved.credit_e4 += amount_e4
    const isFirst = id !== this.#transaction
    this.#transaction = id
    if (sale_seq === null) return
    const add = (figure: string, sum: number) =>
      day.figures.set(figure, (day.figures.get(figure) ?? 0) + sum)
    if (isFirst) for (const figure of countedAs[cause] ?? []) add(figure, 1)
    const isCost = /^(?:wallet:|reserved:|suspense$)/u.test(name)
    if (isCost) add('cost_e4', 0 - amount_e4)
    if (name === 'customers-dues') add('credit_e4', amount_e4)
    if (name === 'loss-late-success') add('loss_e4', amount_e4)
    const own = sumOfAccount[name]
    if (own !== undefined) add(own, 0 - amount_e4)
    if (name === 'customers-held' && cause === 'collect') add('taken_e4', 0 - amount_e4)
    if (name === 'customers-held' && GIVES_BACK.includes(cause)) add('refunds_e4', amount_e4)
    const isFace = name === 'customers-held' || name === 'service-charge'
    if (isFace && DELIVERS.includes(cause)) add('face_e4', amount_e4)
  }
}

function* accountsWrong(
  day: string,
  booked: DayBooked | undefined,
  stored: readonly AccountOfDay[],
): Iterable<Wrong> {
  const left = new Map(booked?.accounts)
  for (const { name, cause, debit_e4, credit_e4 } of stored) {
    const key = `${name} ${cause}`
    const should = left.get(key)
    left.delete(key)
    if (should?.debit_e4 === debit_e4 && should.credit_e4 === credit_e4) continue
    yield [14, `${key} of ${day} is ${debit_e4} and ${credit_e4}, not what its entries say`]
  }
  for (const key of left.keys()) yield [14, `${key} is missing of the totals of ${day}`]
}

/** What is printed is what is booked. */
function* reportWrong({ booked, businessDate }: DayReport, of?: DayBooked): Iterable<Wrong> {
  for (const { account, cause, entries, sum_e4 } of booked) {
    const should = of?.accounts.get(`${account} ${cause}`)
    const sum = (should?.debit_e4 ?? 0) + (should?.credit_e4 ?? 0)
    if (should?.entries === entries && sum === sum_e4) continue
    yield [14, `the report of ${businessDate} has ${sum_e4} on ${account} by ${cause}, not ${sum}`]
  }
  const missing = (of?.accounts.size ?? 0) - booked.length
  if (missing !== 0) yield [14, `the report of ${businessDate} leaves out ${missing} sums`]
}
