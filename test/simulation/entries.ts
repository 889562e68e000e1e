import { Bookings } from './bookings.ts'
import type { Wrong } from './rules.ts'
import type { Line, View } from './view.ts'

const COUNTED = ['shift-opened', 'shift-closed']
const TOLD = ['top-up', 'cash-in', 'cash-out', 'dues-paid', 'dues-paid-out']
const OF_THE_DRAWER: readonly string[] = [...COUNTED, ...TOLD]

/** What the entries of all commits come to, each line held against its rules as it comes. */
export class Entries {
  readonly bookings = new Bookings()
  /** The last transaction that was looked at. */
  transaction = 0
  readonly totals = new Map<string, number>()
  readonly #opened = new Set<string>()
  readonly #views: ReadonlyMap<number, View>
  readonly #say: (wrong: Wrong) => void

  /** @param views the sales, by their numbers in the books */
  constructor(views: ReadonlyMap<number, View>, say: (wrong: Wrong) => void) {
    this.#views = views
    this.#say = say
  }

  total_e4(account: string): number {
    return this.totals.get(account) ?? 0
  }

  post(lines: readonly Line[]): void {
    let [transaction, sum] = [0, 0]
    for (const line of lines) {
      if (line.id !== transaction) {
        if (sum !== 0) this.#say([1, `transaction ${transaction} is out by ${sum}`])
        sum = 0
        transaction = line.id
      }
      sum += line.amount_e4
      if (!Number.isSafeInteger(line.amount_e4)) this.#say([21, 'an entry is no integer'])
      const { name, sale_seq, cause } = line
      const isOwn = sale_seq === null && name.startsWith('wallet:')
      const isBooked = isOwn && this.#opened.has(name)
      if (isBooked && !this.bookings.take(name, line.amount_e4, line.id)) {
        this.#say([12, `${name} is adjusted by ${cause}`])
      }
      if (name === 'cash' && sale_seq === null) this.#drawerMoved(line)
      this.#add(line)
      this.transaction = line.id
    }
    if (sum !== 0) this.#say([1, `transaction ${transaction} is out by ${sum}`])
  }

  /** 11: what is no sale's moves cash by a count, by a person's word or by a slip of a top-up. */
  #drawerMoved({ id, cause, amount_e4 }: Line): void {
    if (!OF_THE_DRAWER.includes(cause)) this.#say([11, `cash moves by ${cause || 'nothing'}`])
    if (cause === 'top-up' && !this.bookings.take('cash', amount_e4, id)) {
      this.#say([11, 'a top-up takes cash that nobody paid for it'])
    }
  }

  /** F31: all the entries of a copy, in the place of what was there; each was looked at once. */
  backTo(lines: readonly Line[]): void {
    this.totals.clear()
    this.#opened.clear()
    this.transaction = lines.at(-1)?.id ?? 0
    this.bookings.backTo(this.transaction)
    for (const line of lines) this.#add(line)
  }

  #add({ name, sale_seq, amount_e4 }: Line): void {
    this.totals.set(name, this.total_e4(name) + amount_e4)
    if (sale_seq === null) this.#opened.add(name)
    const sums = sale_seq === null ? null : this.#views.get(sale_seq)?.sums
    sums?.set(name, (sums.get(name) ?? 0) + amount_e4)
  }
}
