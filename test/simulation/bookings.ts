/** What the owner books into wallets, by account and sum: each slip once. */
export class Bookings {
  readonly #open = new Set<string>()
  #booked: { readonly key: string; readonly transaction: number }[] = []

  /** The owner books so much into a wallet, once. */
  allow(account: string, amount_e4: number): void {
    this.#open.add(`${account} ${amount_e4}`)
  }

  /** False where nobody booked it. */
  take(account: string, amount_e4: number, transaction: number): boolean {
    const key = `${account} ${amount_e4}`
    this.#booked.push({ key, transaction })
    return this.#open.delete(key)
  }

  /** F31: what was booked after the last transaction of a copy may be booked once more. */
  backTo(newest: number): void {
    for (const { key, transaction } of this.#booked) if (transaction > newest) this.#open.add(key)
    this.#booked = this.#booked.filter(({ transaction }) => transaction <= newest)
  }
}
