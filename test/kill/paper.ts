/** What somebody told the counter to book or to print, on paper. */
export interface Order {
  readonly what: 'shift' | 'close' | 'move' | 'dues' | 'day' | 'print'
  /** Its id; of the end of a shift the shift's, of a day its date. */
  readonly id: string
  /** As for a sale (`compare.ts`). */
  standing: 'asked' | 'confirmed' | 'refused'
  /** Told once more, word for word, where no answer came. */
  readonly again: () => Promise<'no-answer' | 'refused' | 'booked'>
}

/** The orders of one person: each is booked once or not at all. */
export class Paper {
  readonly #orders: Order[] = []

  get orders(): readonly Order[] {
    return this.#orders
  }

  async tell(order: Omit<Order, 'standing'>): Promise<void> {
    const known = this.#orders.find(({ what, id }) => what === order.what && id === order.id)
    if (known?.standing === 'confirmed') return
    const slip = { ...order, standing: 'asked' as const }
    if (known) this.#orders.splice(this.#orders.indexOf(known), 1)
    this.#orders.push(slip)
    await settle(slip)
  }

  /** After a start: what had no answer is told again under the same id. */
  async tellAgain(): Promise<void> {
    for (const slip of this.#orders) if (slip.standing === 'asked') await settle(slip)
  }
}

async function settle(slip: Order): Promise<void> {
  const told = await slip.again()
  if (told === 'no-answer') return
  // A count that does not fit any more is refused: whether the first was booked the file tells.
  slip.standing = told === 'booked' ? 'confirmed' : 'refused'
}
