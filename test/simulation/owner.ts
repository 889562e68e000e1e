import { taka } from '../../src/domain/money.ts'
import {
  type ProviderId,
  providerIds,
  type WalletName,
  walletsOf,
} from '../../src/domain/provider.ts'
import { type Chance, chance, newId } from './chance.ts'
import { hearHealth } from './gap.ts'
import type { CreditBook } from './credit-book.ts'
import { closeDay, type Manner } from './day-end.ts'
import type { DrawerKeeper } from './drawer-keeper.ts'
import type { Machine } from './machine.ts'
import { asAsked } from './money-back.ts'
import { hostOf } from './network.ts'
import { isAsSold } from './sold.ts'
import type { Scene } from './scene.ts'
import type { View } from './view.ts'
import { transfers } from './wares.ts'

const MINUTE_ms = 60_000
const LOW_e4 = taka(20_000)

const pathOf = { autoflexi: '', alsamiflexi: '/api/v1', flexiloadbd: '/api/gateway/v1' } as const

/** Whom the owner has at the counter, and the one provider there is (null: all three). */
export interface WithOwner {
  readonly only: ProviderId | null
  readonly keeper: DrawerKeeper
  readonly creditBook: CreditBook
}

/** The owner: sets providers up, decides what waits for a person, tops wallets up. */
export class Owner {
  readonly #scene: Scene
  readonly #machine: Machine
  readonly #draw: Chance
  readonly #deciding = new Set<string>()
  readonly #sells: readonly ProviderId[]
  /**
   * Leaves what was taken for a failed sale to itself: there the counter has nobody's word, and
   * must hear by its own questions of what came late.
   */
  readonly #leavesDebits: boolean

  #isClosing = false
  readonly #keeper: DrawerKeeper
  readonly #creditBook: CreditBook

  constructor(scene: Scene, machine: Machine, { only, keeper, creditBook }: WithOwner) {
    this.#keeper = keeper
    this.#creditBook = creditBook
    this.#scene = scene
    this.#machine = machine
    this.#draw = chance(`${scene.seed} owner`)
    this.#sells = only === null ? providerIds : [only]
    this.#leavesDebits = chance(`${scene.seed} leaves debits`).oneIn(4)
  }

  /** Types address and key of every provider, and lets alsamiflexi tell what it has to tell. */
  async setUp(): Promise<void> {
    for (const [index, provider] of this.#sells.entries()) await this.save(provider, index + 1)
    await this.#switchOn()
    if (!this.#sells.includes('alsamiflexi')) return
    await this.#machine.ask(null, 'notices', (client) =>
      client.settings.saveNotices({ enabled: true, port: 47_810 }),
    )
  }

  /** Mobile money is sold, and some pay later; an older copy may be of the time before it was. */
  async #switchOn(): Promise<void> {
    const told = await this.#machine.ask(null, 'settings', (client) => client.settings.get())
    if (told.kind !== 'answer' || told.value.transfers.on) return
    const shifts = { blind: this.#keeper.isBlind, signAbove_e4: taka(50) }
    const house = { transfers, cutOff_min: this.#scene.cutOff_min, shifts }
    await this.#machine.ask(null, 'save settings', (client) => client.settings.save(house))
    await this.#creditBook.writesCustomers()
  }

  async save(provider: ProviderId, preference: number): Promise<void> {
    const baseUrl = `https://${hostOf(provider)}${pathOf[provider]}`
    const key = this.#scene.farEnd.keyOf(provider)
    await this.#machine.ask(null, 'save', (client) =>
      client.providers.save({ provider, baseUrl, key, preference }),
    )
  }

  /** After each step of a sale: what waits for a person is seen to, sometimes late. */
  saw(view: View): void {
    const { row } = view
    if (row.state === 'in-doubt') this.#lookInto(view)
    if (row.state !== 'needs-review' || this.#deciding.has(row.id)) return
    this.#deciding.add(row.id)
    const late_min = this.#draw.oneIn(5) ? 60 : 8
    this.#scene.world.after(this.#draw.between(1, late_min) * MINUTE_ms, () => this.#decide(view))
  }

  /** F31: what waits for a person in an older copy waits for one once more. */
  sawCopy(): void {
    for (const view of this.#scene.checks.open) this.saw(view)
  }

  /** Somebody opens the sale on a screen and reads every answer. */
  #lookInto({ name, row }: View): void {
    this.#scene.world.after(this.#draw.between(1, 200) * 1_000, () => {
      void this.#machine.ask(name, 'get', (client) => client.sales.get({ id: row.id }))
    })
  }

  /**
   * Decides by what the customer and the operator say, which is the truth: where it is still going
   * to be executed nobody can know yet, and the decision waits, mostly.
   */
  #decide(view: View): void {
    const { farEnd, world, checks } = this.#scene
    if (view.row.state !== 'needs-review' || checks.byId.get(view.row.id) !== view) {
      this.#deciding.delete(view.row.id)
      return
    }
    // A decision may be lost with the power, or refused: whoever made it looks again.
    world.after(this.#draw.between(2, 6) * MINUTE_ms, () => this.#decide(view))
    const { sent, row } = view
    // Now and then somebody calls it failed too early: the customer was asked too soon.
    const isHasty = row.provider !== 'flexiloadbd' && this.#draw.oneIn(3)
    if (!this.#machine.isReady || (sent?.isPending && !isHasty)) return
    const execution = sent && farEnd.executionOf(sent)
    const isThere = execution !== null && execution.outcome !== 'failed' && isAsSold(row, execution)
    const willFail = execution?.outcome === 'pending' && sent?.outcome === 'failed'
    const outcome = isThere && !willFail ? 'succeeded' : 'failed'
    const { id } = view.row
    if (this.#typesId(view)) return
    const evidence = 'the operator’s SMS'
    void this.#machine.ask(view.name, `decide ${outcome}`, (client) =>
      client.sales.decide({ id, outcome, evidence }),
    )
  }

  /** Now and then somebody finds the sale on the provider's own pages and types its id. */
  #typesId({ name, row, sent }: View): boolean {
    const [id] = sent?.ids ?? []
    if (id === undefined || row.provider_reference !== null || !this.#draw.oneIn(3)) return false
    const providerReference = this.#draw.oneIn(5) ? `${id.slice(0, -1)}7` : id
    void this.#machine.ask(name, 'identify', (client) =>
      client.sales.identify({ id: row.id, providerReference }),
    )
    return true
  }

  /** What came into a wallet is booked with its slip; the same twice is booked once. */
  async book(provider: ProviderId, wallet: WalletName, amount_e4: number): Promise<void> {
    const { world, checks } = this.#scene
    // No drawer holds the lakh that a provider is paid.
    const isFromDrawer = this.#draw.oneIn(amount_e4 > LOW_e4 ? 10 : 2)
    const id = newId(world.wall(), this.#draw)
    // Each has a slip of its own: one that was booked already would be refused.
    const slip = `slip ${id.slice(-8)}`
    const { bookings } = checks.entries
    bookings.allow(`wallet:${provider}:${wallet}`, amount_e4)
    if (isFromDrawer) bookings.allow('cash', -amount_e4)
    for (let times = this.#draw.between(1, 2); times > 0; times -= 1) {
      const topUp = { id, provider, wallet, amount_e4, slip }
      const paidFrom = isFromDrawer ? ('cash' as const) : ('owner' as const)
      const book = (from: 'cash' | 'owner') =>
        this.#machine.ask(null, 'top-up', (client) =>
          client.wallets.topUp({ ...topUp, paidFrom: from }),
        )
      const told = await book(paidFrom)
      // Nobody has the drawer just now: the owner pays.
      if (told.kind === 'refused' && told.code === 'NO_SHIFT') await book('owner')
    }
  }

  /** Once an hour or so: a wallet that is low gets money, a key that was turned away is typed. */
  async lookAfter(): Promise<void> {
    const { farEnd, story } = this.#scene
    for (const provider of this.#sells) {
      for (const wallet of walletsOf[provider]) {
        if (farEnd.balance_e4(provider, wallet) >= LOW_e4) continue
        farEnd.oracle.topUp(provider, wallet, taka(100_000))
        story.tell(null, `topped up ${provider} ${wallet}`)
        await this.book(provider, wallet, taka(100_000))
      }
    }
    await this.#switchOn()
    await this.#seeToGap()
    await this.#seeToAlerts()
    const listed = await this.#machine.ask(null, 'providers', (client) => client.providers.list())
    if (listed.kind !== 'answer') return
    for (const { provider, keyRefused, hasKey, preference } of listed.value) {
      // An older copy may be of the time before its key was typed.
      const isMissing = !hasKey && this.#sells.includes(provider)
      if (keyRefused || isMissing) await this.save(provider, preference)
    }
  }

  /** The day is closed in the middle of everything, and the shop sells on. */
  async closeDay(manner: Manner): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    const [scene, machine, keeper] = [this.#scene, this.#machine, this.#keeper]
    await closeDay({ scene, machine, keeper, draw: this.#draw }, manner).finally(() => {
      this.#isClosing = false
    })
  }

  /**
   * F31: what was sold between the copy and the moment it was put back is looked up. What it holds
   * as a draft is called off then, whatever became of it: there is nothing else to do with it. Its
   * money is handed over only where the books that are gone did not settle it.
   */
  async #seeToGap(): Promise<void> {
    const { checks } = this.#scene
    const heard = await hearHealth(this.#scene, this.#machine)
    if (heard.kind === 'answer' && heard.value.gap !== null) {
      await checks.gap.see(() =>
        this.#machine.ask(null, 'gap seen', (client) => client.books.gapSeen()),
      )
    }
    // What is called off meanwhile leaves the set that is walked through.
    const open = Array.from(checks.open)
    for (const { name, row, isOfCopy } of open) {
      if (!isOfCopy || row.state !== 'created' || this.#draw.oneIn(4)) continue
      await asAsked(this.#scene, this.#machine, name, 'cancel', { id: row.id })
    }
  }

  /** What was taken for a failed sale is decided by the truth; the rest is looked at, mostly. */
  async #seeToAlerts(): Promise<void> {
    const { farEnd, checks, world } = this.#scene
    const heard = await hearHealth(this.#scene, this.#machine)
    if (heard.kind !== 'answer') return
    for (const { alert, kind, sale, provider, wallet, change_e4 } of heard.value.alerts) {
      const view = sale === null ? undefined : checks.byId.get(sale)
      if (kind !== 'debited-after-failed' || sale === null) {
        if (this.#draw.oneIn(2)) continue
        await this.#machine.ask(null, 'seen', (client) => client.alerts.seen({ alert }))
        checks.seenAlarms.add({ alert, provider, wallet, change_e4, at_ms: world.now_ms })
        continue
      }
      if (this.#leavesDebits) continue
      const execution = view?.sent ? farEnd.executionOf(view.sent) : null
      // While the operator has not said its last word nobody can know.
      if (execution?.outcome === 'pending' || view?.sent?.isPending) continue
      const isThere = execution?.outcome === 'succeeded' && view && isAsSold(view.row, execution)
      const outcome = isThere ? 'succeeded' : 'failed'
      const evidence = 'the operator’s SMS, late'
      await this.#machine.ask(view?.name ?? null, `decide late ${outcome}`, (client) =>
        client.sales.decide({ id: sale, outcome, evidence }),
      )
    }
  }
}
