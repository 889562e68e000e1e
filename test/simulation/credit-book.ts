import type { DuesMove } from '../../src/contract/dues.ts'
import { CustomerId } from '../../src/contract/payment.ts'
import { money, taka } from '../../src/domain/money.ts'
import { type Chance, chance, newId } from './chance.ts'
import { insist, type Teller } from './insist.ts'
import { creditCustomers } from './payment.ts'

const NAMES = ['Abdul Karim', 'Fatema', 'Shafiq tea stall', 'Master']
const TAKA_e4 = 10_000

/** Whoever keeps the book of dues: writes customers in, collects, lets off, looks. */
export class CreditBook {
  readonly #teller: Teller
  readonly #draw: Chance

  constructor(teller: Teller) {
    this.#teller = teller
    this.#draw = chance(`${teller.scene.seed} dues`)
  }

  get #orders() {
    return this.#teller.scene.checks.dayBook.orders
  }

  get #reckoning() {
    return this.#teller.scene.checks.dayBook.till.reckoning
  }

  /** An older copy may be of the time before they were written in. */
  async writesCustomers(): Promise<void> {
    const { scene, machine } = this.#teller
    const limits = [null, taka(3_000), taka(20_000), null]
    for (const [nth, id] of creditCustomers(scene.seed).entries()) {
      const name = NAMES[nth] ?? 'somebody'
      const limit_e4 = limits[nth] ?? null
      await machine.ask(null, 'customer', (client) =>
        client.customers.save({ id, name, phone: '', limit_e4 }),
      )
    }
  }

  /** A customer pays what is owed, some of it or more; what was paid ahead may be taken back. */
  async collects(): Promise<void> {
    const draw = this.#draw
    const customers = creditCustomers(this.#teller.scene.seed)
    const owing = customers.filter((id) => this.#reckoning.owes_e4(id) !== 0)
    const customer = owing[draw.between(0, owing.length - 1)] ?? customers[0]
    if (!customer) return
    const owes = Math.ceil(this.#reckoning.owes_e4(customer) / TAKA_e4)
    const most = Math.abs(owes)
    const part = draw.oneIn(3) ? most : draw.between(1, Math.max(1, most))
    const cause = owes < 0 && draw.oneIn(2) ? 'paid-out' : draw.oneIn(8) ? 'forgiven' : 'paid'
    const more = cause === 'paid' && draw.oneIn(6) ? 50 : 0
    await this.#moves({
      customer,
      cause,
      amount_e4: taka(Math.max(1, part) + more),
      words: 'khata',
    })
  }

  async #moves(wanted: Omit<DuesMove, 'id'>): Promise<void> {
    const order = { ...wanted, id: newId(this.#teller.machine.wall(), this.#draw) }
    this.#orders.dues.set(order.id, order)
    const book = () => insist(this.#teller, 'dues', (client) => client.dues.move(order))
    const told = await Promise.all(Array.from({ length: this.#draw.between(1, 2) }, book))
    if (told.every(({ kind }) => kind === 'refused')) this.#orders.dues.delete(order.id)
    // The answer is lost on its way, and somebody presses once more.
    else if (this.#draw.oneIn(3)) await book()
  }

  /** What the page says of each customer is what that one owes. */
  async looks(): Promise<void> {
    const { scene, machine } = this.#teller
    const before = creditCustomers(scene.seed).map((id) => this.#reckoning.owes_e4(id))
    const told = await machine.ask(null, 'customers', (client) => client.customers.list({}))
    if (told.kind !== 'answer') return
    const owed = new Map(told.value.map(({ id, owes_e4 }) => [id, owes_e4]))
    for (const [nth, id] of creditCustomers(scene.seed).entries()) {
      const should_e4 = this.#reckoning.owes_e4(id)
      const said_e4 = owed.get(CustomerId.parse(id)) ?? money(0)
      if (should_e4 !== before[nth] || said_e4 === should_e4) continue
      scene.checks.fail(11, `a customer is said to owe ${said_e4}, and owes ${should_e4}`, null)
    }
  }
}
