import type { Entries } from './entries.ts'
import type { Orders } from './orders.ts'
import { type Move, Reckoning } from './reckoning.ts'
import type { Wrong } from './rules.ts'
import { ShiftBook } from './shift-book.ts'
import type { RunOf } from './step-rules.ts'
import type { DueRow, TradeReader } from './trade-rows.ts'
import type { Line, View } from './view.ts'

export interface TillParts {
  readonly orders: Orders
  readonly entries: Entries
  readonly say: (wrong: Wrong) => void
}

type Moved = Partial<Pick<Move, 'cash_e4' | 'customer' | 'dues_e4' | 'isCount'>>

/**
 * 11: the drawer, and what customers owe, as people moved them: by sales, by what they told the
 * counter, by counts. The books must come to the same after every commit.
 */
export class Till {
  readonly reckoning = new Reckoning()
  readonly shifts = new ShiftBook()
  readonly #parts: TillParts
  readonly #linesOwed = new Map<string, number>()
  #newestDue = 0
  #newestMove = 0
  /** What sales moved in the commit that is looked at. */
  #paid: Moved[] = []

  constructor(parts: TillParts) {
    this.#parts = parts
  }

  /** F31: everything goes back to what a copy holds. */
  backTo(reader: TradeReader, newest: number, run: RunOf): void {
    this.#paid = []
    this.reckoning.backTo(newest)
    this.shifts.backTo(reader.shifts(0), reader.closes(0), run)
    this.#newestMove = reader.movements(0).at(-1)?.seq ?? 0
    this.#linesOwed.clear()
    this.#newestDue = 0
    this.#owed(reader)
  }

  /** A sale was paid so many times over the counter, or given back. */
  paid({ row, credit }: View, times: number): void {
    if (times === 0) return
    const later_e4 = credit?.amount_e4 ?? 0
    const cash_e4 = times * (row.amount_e4 + row.service_charge_e4 - later_e4)
    this.#paid.push({ cash_e4, customer: credit?.customer ?? null, dues_e4: times * later_e4 })
  }

  /** Shifts that the commit began. */
  begun(reader: TradeReader, run: RunOf, today: string): void {
    for (const row of reader.shifts(this.shifts.newest)) {
      const { cash_e4 } = this.reckoning
      if (row.business_date !== today) {
        this.#fail(`shift ${row.seq} is of ${row.business_date}, not ${today}`, 20)
      }
      this.#say(this.shifts.begun(row, run))
      if (this.#parts.orders.openings.get(row.id) !== row.opening_e4) {
        this.#fail(`shift ${row.seq} begins with ${row.opening_e4}, which nobody counted`)
      }
      if (row.booked_e4 !== cash_e4) {
        this.#fail(`shift ${row.seq} is told that ${row.booked_e4} lie there, not ${cash_e4}`)
      }
      this.#add({ cash_e4: row.opening_e4 - cash_e4, isCount: true })
    }
  }

  /** What the commit moved: by sales, by slips of top-ups, by what people told the counter. */
  moved(lines: readonly Line[], reader: TradeReader, isOfDay: boolean): void {
    const { open, isCounted } = this.shifts
    const shift = open?.seq ?? null
    const other = lines.find(({ shift_seq }) => shift_seq !== shift)
    if (other) this.#fail(`${other.cause} is booked in shift ${other.shift_seq}, not ${shift}`)
    let isMoved = false
    const add = (move: Moved): void => {
      if (move.cash_e4) isMoved = true
      this.#add(move)
    }
    for (const paid of this.#paid.splice(0)) add(paid)
    for (const { name, cause, amount_e4 } of lines) {
      if (name === 'cash' && cause === 'top-up') add({ cash_e4: amount_e4 })
    }
    if (isOfDay) for (const move of this.#told(reader)) add(move)
    if (isMoved && isCounted && !open) this.#fail('cash moves while no shift is open')
  }

  /** Shifts that the commit closed. */
  ended(reader: TradeReader): void {
    for (const row of reader.closes(this.shifts.newestClosed)) {
      const { shift_seq: seq, counted_e4, expected_e4 } = row
      const { open } = this.shifts
      const should_e4 = (open?.opening_e4 ?? 0) + this.reckoning.ofShift_e4(seq)
      if (expected_e4 !== should_e4) {
        this.#fail(`${expected_e4} are expected of shift ${seq}, and ${should_e4} came to it`)
      }
      if (!open || !this.#parts.orders.counts.get(open.id)?.has(counted_e4)) {
        this.#fail(`shift ${seq} is closed with ${counted_e4}, which nobody counted`)
      }
      this.#add({ cash_e4: counted_e4 - this.reckoning.cash_e4, isCount: true })
      this.#say(this.shifts.ended(row))
    }
  }

  /** The accounts of cash and of dues are what people moved, and so is each customer's page. */
  sumsAgree(): void {
    const { reckoning } = this
    const cash_e4 = this.#parts.entries.total_e4('cash')
    if (cash_e4 !== reckoning.cash_e4) {
      this.#fail(`${cash_e4} of cash are booked, and ${reckoning.cash_e4} came to the drawer`)
    }
    const dues_e4 = this.#parts.entries.total_e4('customers-dues')
    if (dues_e4 !== reckoning.dues_e4) {
      this.#fail(`${dues_e4} of dues are booked, and customers owe ${reckoning.dues_e4}`)
    }
    for (const customer of reckoning.debtors) {
      const [lines_e4, owes_e4] = [this.#linesOwed.get(customer) ?? 0, reckoning.owes_e4(customer)]
      if (lines_e4 !== owes_e4) this.#fail(`lines of dues come to ${lines_e4}, not ${owes_e4}`)
    }
  }

  *#told(reader: TradeReader): Iterable<Moved> {
    const { moves, dues } = this.#parts.orders
    for (const { seq, id, direction, amount_e4 } of reader.movements(this.#newestMove)) {
      this.#newestMove = seq
      const order = moves.get(id)
      if (order?.direction !== direction || order.amount_e4 !== amount_e4) {
        this.#fail(`${amount_e4} go ${direction}, and nobody said so`)
      }
      yield { cash_e4: direction === 'in' ? amount_e4 : -amount_e4 }
    }
    for (const { id, customer, cause, amount_e4, sale_seq } of this.#owed(reader)) {
      if (sale_seq !== null) continue
      const order = dues.get(id)
      const should_e4 = cause === 'paid-out' ? order?.amount_e4 : -(order?.amount_e4 ?? 0)
      if (order?.cause !== cause || order.customer !== customer || should_e4 !== amount_e4) {
        this.#fail(`dues of ${amount_e4} are ${cause}, and nobody said so`)
      }
      yield { cash_e4: cause === 'forgiven' ? 0 : -amount_e4, customer, dues_e4: amount_e4 }
    }
  }

  /** The lines of dues that came since, added up customer by customer. */
  #owed(reader: TradeReader): readonly DueRow[] {
    const rows = reader.dues(this.#newestDue)
    for (const { seq, customer, amount_e4 } of rows) {
      this.#newestDue = seq
      this.#linesOwed.set(customer, (this.#linesOwed.get(customer) ?? 0) + amount_e4)
    }
    return rows
  }

  #add({ cash_e4 = 0, customer = null, dues_e4 = 0, isCount = false }: Moved): void {
    const { transaction } = this.#parts.entries
    const shift = this.shifts.open?.seq ?? null
    this.reckoning.add({ transaction, shift, cash_e4, customer, dues_e4, isCount })
  }

  #say(wrong: Wrong | null): void {
    if (wrong) this.#parts.say(wrong)
  }

  #fail(words: string, invariant = 11): void {
    this.#parts.say([invariant, words])
  }
}
