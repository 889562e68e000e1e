import type { ReadableDb } from '../../src/core/db/database.ts'
import { reprove } from '../../src/core/reports/reprove.ts'
import { ClosedDays } from './closed-days.ts'
import type { Entries } from './entries.ts'
import { Orders } from './orders.ts'
import type { OnCredit } from './payment.ts'
import { RuleLines } from './rule-lines.ts'
import type { Wrong } from './rules.ts'
import type { RunOf } from './step-rules.ts'
import { Till } from './till.ts'
import { type TradeReader, tradeReaderOf } from './trade-rows.ts'
import type { Line, Row, View } from './view.ts'

export interface DayBookParts {
  readonly entries: Entries
  /** The sales that stand in the books. */
  readonly views: ReadonlyMap<number, View>
  readonly say: (wrong: Wrong) => void
}

/**
 * The shop's day beside the books: drawer, shifts, what customers owe, the owner's rules and the
 * days that are closed, as people made them; held against the books after every commit.
 */
export class DayBook {
  readonly orders = new Orders()
  readonly till: Till
  readonly closed = new ClosedDays()
  readonly #rules = new RuleLines(this.orders)
  readonly #parts: DayBookParts
  #db: ReadableDb | null = null
  #reader: TradeReader | null = null
  #run: RunOf = { boot: 0, monotonic: () => 0, wall: () => 0 }

  constructor(parts: DayBookParts) {
    this.#parts = parts
    this.till = new Till({ ...parts, orders: this.orders })
  }

  opened(db: ReadableDb, run: RunOf): void {
    this.#db = db
    this.#reader = tradeReaderOf(db)
    this.#run = run
  }

  /** F31: everything goes back to what a copy holds. */
  putBack(db: ReadableDb, lines: readonly Line[], run: RunOf): void {
    this.opened(db, run)
    const reader = tradeReaderOf(db)
    this.till.backTo(reader, lines.at(-1)?.id ?? 0, run)
    this.closed.backTo(lines, reader.days(0))
    this.#rules.backTo(reader.rules(0))
  }

  /** The day of what is sold now, by the books as they stand. */
  today(): string {
    const cutOff_min = this.#reader?.cutOff_min() ?? 0
    return this.till.shifts.today(this.#run, cutOff_min, this.closed.last)
  }

  /** How a new sale must be paid: as the one whose money pays for it, or as its cashier said. */
  creditOf(row: Row, held: View | null): OnCredit | null {
    if (held) return held.credit
    const said = this.orders.paymentsOf(row)
    const stands_e4 = this.#reader?.termsOf(row.seq)?.credit_e4
    const same = said.find((one) => (one?.amount_e4 ?? 0) === stands_e4)
    return same === undefined ? (said[0] ?? null) : same
  }

  /** What a new sale bears: how it is paid, whose shift and which day it is of, what it earns. */
  *soldWrong({ row, credit }: View): Iterable<Wrong> {
    const terms = this.#reader?.termsOf(row.seq)
    if (!terms) return
    const { credit_e4, customer, shift_seq } = terms
    if (credit_e4 !== (credit?.amount_e4 ?? 0) || customer !== (credit?.customer ?? null)) {
      yield [11, `is paid with ${credit_e4} on credit, and its cashier said ${credit?.amount_e4}`]
    }
    const shift = this.till.shifts.open?.seq ?? null
    if (shift_seq !== shift) yield [11, `is sold in shift ${shift_seq}, not ${shift}`]
    const today = this.today()
    if (row.business_date !== today) yield [20, `is sold on ${row.business_date}, not ${today}`]
    const wrong = this.#rules.wrong(row, terms)
    if (wrong) yield wrong
  }

  /** After a commit, once its sales were read. */
  committed(lines: readonly Line[], isOfDay: boolean): void {
    const reader = this.#reader
    if (!reader) return
    const { till, closed } = this
    if (isOfDay) till.begun(reader, this.#run, this.today())
    this.#say(closed.post(lines))
    till.moved(lines, reader, isOfDay)
    if (isOfDay) {
      till.ended(reader)
      this.#closedDays(reader)
      for (const row of reader.rules(this.#rules.newest)) this.#say(this.#rules.added(row))
    }
    till.sumsAgree()
  }

  /** At a start, and at the end of a day: what was closed stands as it was. */
  whole(): void {
    if (this.#reader) this.#say(this.closed.wrong(this.#reader.days(0)))
  }

  /** 14: what `npm run verify-ledger` says of these books, months and every dimension with it. */
  proved(): void {
    const differences = this.#db ? reprove(this.#db).differences : []
    for (const words of differences) this.#say([14, words])
  }

  #closedDays(reader: TradeReader): void {
    for (const row of reader.days(this.closed.number)) {
      const open = this.till.shifts.open?.business_date
      if (open !== undefined && open <= row.business_date) {
        this.#say([14, `${row.business_date} is closed, and a shift of it is open`])
      }
      const sales = this.#parts.views.values()
      for (const wrong of this.closed.closed(row, reader, sales)) this.#say(wrong)
    }
  }

  #say(wrong: Wrong | null): void {
    if (wrong) this.#parts.say(wrong)
  }
}
