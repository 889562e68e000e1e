/** Something that moved cash, or what a customer owes, by the simulation's own account of it. */
export interface Move {
  /** The newest transaction of the books by then. */
  readonly transaction: number
  /** The shift that was open; null where none was. */
  readonly shift: number | null
  /** Over the counter, into the drawer or out of it. */
  readonly cash_e4: number
  /** Counted more or less than there should be, at a shift's beginning or end. */
  readonly isCount: boolean
  readonly customer: string | null
  readonly dues_e4: number
}

/** The drawer and the customers' book as a person would keep them, move by move. */
export class Reckoning {
  cash_e4 = 0
  dues_e4 = 0
  #moves: Move[] = []
  readonly #ofShift = new Map<number, number>()
  readonly #owes = new Map<string, number>()

  add(move: Move): void {
    this.#moves.push(move)
    this.#count(move)
  }

  /** What came and went over the counter since a shift was opened. */
  ofShift_e4(shift: number): number {
    return this.#ofShift.get(shift) ?? 0
  }

  owes_e4(customer: string): number {
    return this.#owes.get(customer) ?? 0
  }

  get debtors(): readonly string[] {
    return [...this.#owes.keys()]
  }

  /** F31: what came after the last transaction of a copy stands in no books any more. */
  backTo(newest: number): void {
    const kept = this.#moves.filter(({ transaction }) => transaction <= newest)
    this.#moves = []
    this.cash_e4 = 0
    this.dues_e4 = 0
    this.#ofShift.clear()
    this.#owes.clear()
    for (const move of kept) this.add(move)
  }

  #count({ cash_e4, dues_e4, customer, shift, isCount }: Move): void {
    this.cash_e4 += cash_e4
    this.dues_e4 += dues_e4
    if (shift !== null && !isCount) {
      this.#ofShift.set(shift, this.ofShift_e4(shift) + cash_e4)
    }
    if (customer !== null) this.#owes.set(customer, this.owes_e4(customer) + dues_e4)
  }
}
