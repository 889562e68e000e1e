import type { Sale, SaleIntent } from '../../src/contract/schemas.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import { money } from '../../src/domain/money.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { type Chance, chance, newId } from './chance.ts'
import type { Machine, Told } from './machine.ts'
import { moneyBack, sellAsAsked } from './money-back.ts'
import { intentOf, otherWordsOf, priced } from './intents.ts'
import { DRAFT_ms, IN_HAND_ms, LOOKS_AGAIN_ms, othersThan, PATIENCE_ms } from './habits.ts'
import { cutPointOf, type Network } from './network.ts'
import { sleepOn } from './lid.ts'
import { lookAround } from './looks.ts'
import { paidInstead, paymentOf } from './payment.ts'
import type { FaultPlan, SalePlan } from './plan.ts'
import type { Scene } from './scene.ts'
import { isInBooks } from './sold.ts'
import type { View } from './view.ts'

/** What the cashier's screen has in hand of a sale. */
interface Hand {
  readonly name: string
  readonly intent: SaleIntent
  readonly at_ms: number
  /** Settings of the machine's clock until then. */
  readonly clockSet: number
}

const silence = { kind: 'silence' } as const

type Refused = Extract<Told<unknown>, { kind: 'refused' }>

/** The cashier: sells, clicks twice, tries again, calls off, gives money back. */
export class Cashier {
  readonly #scene: Scene
  readonly #machine: Machine
  readonly #network: Network
  /** The only provider there is; null where there are three. */
  readonly #only: ProviderId | null
  readonly #hands = new Map<string, Hand>()
  /** Customers of the plan with what they pay: a package costs what its list said then. */
  readonly #served = new Map<string, SalePlan>()

  constructor(scene: Scene, machine: Machine, network: Network, only: ProviderId | null) {
    this.#scene = scene
    this.#network = network
    this.#machine = machine
    this.#only = only
  }

  /** A customer of the plan is at the counter. */
  serve(sale: SalePlan): void {
    const { tally, world } = this.#scene
    tally.sales += 1
    this.#whenReady(world.now_ms + PATIENCE_ms, () => void this.#sell(sale))
  }

  #whenReady(until_ms: number, then: () => void): void {
    const { world } = this.#scene
    if (this.#machine.isReady) then()
    else if (world.now_ms < until_ms) world.after(5_000, () => this.#whenReady(until_ms, then))
  }

  async #sell(planned: SalePlan): Promise<void> {
    const sale = await priced(this.#machine, planned)
    if (!sale) return
    this.#served.set(sale.name, sale)
    const draw = chance(`${this.#scene.seed} ${sale.name} cashier`)
    const troubles = this.#scene.troublesOf(sale.name)
    for (const { fault } of troubles) this.#scene.tally.fault(fault)
    const intent = this.#intent(sale, draw)
    const twice = troubles.some(({ fault }) => fault === 'F30')
    if (troubles.some(({ fault }) => fault === 'G8')) {
      this.#machine.atCommit(draw.between(1, 4), 'refused', draw.between(1, 3))
    }
    const submitted = this.#submit(sale.name, intent)
    if (troubles.some(({ fault }) => fault === 'G9')) {
      sleepOn(this.#scene, this.#machine, this.#network, draw)
    }
    if (twice) this.#twice(sale, intent, draw)
    this.#cutWhileOpening(troubles, draw)
    const told = await submitted
    if (troubles.some(({ fault }) => fault === 'G6')) {
      await this.#later(draw.between(0, draw.oneIn(3) ? 3_000 : 400))
      await this.#machine.ask(sale.name, 'cancel', (client) =>
        client.sales.cancel({ id: intent.id }),
      )
    }
    if (told.kind === 'refused') return this.#instead(sale, intent, told, draw)
    if (told.kind === 'answer' && draw.oneIn(12)) {
      const after_ms = draw.between(100, 60_000)
      this.#scene.world.after(after_ms, () => lookAround(this.#scene, this.#machine, told.value))
    }
    this.#lookLater(sale.name, intent, draw, 2)
  }

  #later(delay_ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#scene.world.after(delay_ms, resolve)
    })
  }

  async #submit(name: string, intent: SaleIntent): Promise<Told<Sale>> {
    const { checks, world } = this.#scene
    const { clockSet } = this.#machine
    const hand = this.#hands.get(intent.id) ?? { name, intent, at_ms: world.now_ms, clockSet }
    this.#hands.set(intent.id, hand)
    // What an older copy lacks the counter knows by the time in its id, by one and the same clock.
    if (checks.isLost(intent.id) && hand.clockSet !== clockSet) return silence
    checks.commanded(intent)
    const told = await this.#machine.ask(name, 'submit', (client) => client.sales.submit(intent))
    const { retryOf } = intent
    if (told.kind !== 'refused' || told.code !== 'FROM_COPY' || retryOf === undefined) return told
    return (await sellAsAsked(this.#scene, this.#machine, name, { ...intent, retryOf })) ?? told
  }

  /**
   * The counter runs again: what its books show as not sent is sent once more, mostly, and now and
   * then what only the screen still knows (F31).
   */
  comesBack(): void {
    const { checks, world } = this.#scene
    for (const { row } of checks.open) if (row.state === 'created') this.#sendAgain(row.id, 1.5)
    for (const [id, { at_ms }] of this.#hands) {
      if (world.now_ms - at_ms > IN_HAND_ms) this.#hands.delete(id)
      else if (checks.isLost(id)) this.#sendAgain(id, 4)
    }
  }

  #sendAgain(id: string, oneIn: number): void {
    const { world, seed } = this.#scene
    const hand = this.#hands.get(id)
    const draw = chance(`${seed} ${id} again ${world.now_ms}`)
    if (!hand || !draw.oneIn(oneIn)) return
    world.after(draw.between(0, 60) * 1_000, () => {
      this.#whenReady(world.now_ms + PATIENCE_ms, () => void this.#submit(hand.name, hand.intent))
    })
  }

  /** The id is made when the form opens: time in front, chance behind, as the counter does. */
  #intent(sale: SalePlan, draw: Chance, more: Parameters<typeof intentOf>[2] = {}): SaleIntent {
    const id = newId(this.#machine.wall(), draw)
    this.#scene.checks.names.set(id, sale.name)
    const before = this.#scene.checks.byId.get(more.retryOf ?? '') ?? null
    return { ...intentOf(sale, id, more), ...paymentOf(this.#scene.seed, sale, before) }
  }

  /** F30: a second click, or a second window with words of its own. */
  #twice(sale: SalePlan, intent: SaleIntent, draw: Chance): void {
    const { world } = this.#scene
    switch (draw.between(0, 3)) {
      case 0:
        void this.#submit(sale.name, intent)
        break
      case 1:
        world.after(draw.between(1, 400), () => void this.#submit(sale.name, intent))
        world.after(draw.between(1, 40_000), () => void this.#submit(sale.name, intent))
        break
      case 2: {
        const other = this.#intent({ ...sale, name: `${sale.name}w` }, draw)
        world.after(draw.between(0, 2_000), () => void this.#submit(`${sale.name}w`, other))
        break
      }
      default: {
        const words = otherWordsOf(intent, draw)
        world.after(draw.between(0, 2_000), () => void this.#otherWords(sale.name, words))
      }
    }
  }

  /** 15: the same id with other words is another sale and must be refused. */
  async #otherWords(name: string, words: SaleIntent): Promise<void> {
    const told = await this.#submit(name, words)
    const { checks } = this.#scene
    const stored = checks.byId.get(words.id)?.row
    if (told.kind === 'answer' && stored && !isInBooks(stored, words)) {
      checks.fail(15, 'takes other words under the same id', name)
    }
  }

  #cutWhileOpening(troubles: readonly FaultPlan[], draw: Chance): void {
    const cut = troubles.find(({ fault }) => fault === 'F28')
    if (!cut || cutPointOf(this.#scene.seed, cut.name) !== 'during TCP and TLS') return
    this.#scene.world.after(draw.between(1, 120), () => this.#machine.cut('during TCP and TLS'))
  }

  /** Nothing was stored: the same again later, or through whichever provider can take it. */
  #instead(sale: SalePlan, intent: SaleIntent, told: Refused, draw: Chance): void {
    const otherwise = paidInstead(intent, told.code, draw)
    if (otherwise) return void this.#paidOtherwise(sale, otherwise, draw)
    const isLater = ['CANNOT_STORE', 'CLOCK', 'CLOSING', 'NO_SHIFT'].includes(told.code)
    if (isLater) return this.#again(sale.name, intent)
    if (told.code === 'TWIN') return this.#twin(sale, intent, told.about, draw)
    if (sale.provider === null || sale.kind !== 'recharge' || this.#only !== null) return
    const free = this.#intent({ ...sale, name: `${sale.name}o`, provider: null }, draw)
    void this.#submit(`${sale.name}o`, free)
    this.#lookLater(`${sale.name}o`, free, draw, 1)
  }

  /** Nothing was stored of it: the form says now how else it is paid. */
  async #paidOtherwise(sale: SalePlan, intent: SaleIntent, draw: Chance): Promise<void> {
    this.#hands.delete(intent.id)
    const submitted = this.#submit(sale.name, intent)
    this.#lookLater(sale.name, intent, draw, 1)
    const told = await submitted
    if (told.kind === 'refused') this.#instead(sale, intent, told, draw)
  }

  /** The earlier sale is shown; mostly it is really another one, and the cashier says so. */
  #twin(sale: SalePlan, intent: SaleIntent, twinSeen: string | null, draw: Chance): void {
    const { kind } = this.#scene.checks.byId.get(twinSeen ?? '')?.row ?? sale
    if (kind !== sale.kind) this.#scene.checks.fail(4, `is called a twin of a ${kind}`, sale.name)
    if (twinSeen === null || draw.oneIn(4)) return
    const again = { ...intent, twinSeen }
    this.#scene.world.after(draw.between(1_000, 8_000), () => void this.#submit(sale.name, again))
    this.#lookLater(sale.name, again, draw, 1)
  }

  #again(name: string, intent: SaleIntent): void {
    const until_ms = this.#scene.world.now_ms + PATIENCE_ms
    this.#scene.world.after(LOOKS_AGAIN_ms, () => {
      this.#whenReady(until_ms, () => {
        void this.#submit(name, intent)
      })
    })
  }

  #lookLater(name: string, intent: SaleIntent, draw: Chance, tries: number): void {
    const { world } = this.#scene
    world.after(LOOKS_AGAIN_ms + draw.between(0, 40_000), () => {
      this.#whenReady(world.now_ms + PATIENCE_ms, () => void this.#look(name, intent, draw, tries))
    })
  }

  /** Some time later the cashier sees how it stands. */
  async #look(name: string, intent: SaleIntent, draw: Chance, tries: number): Promise<void> {
    const view = this.#scene.checks.byId.get(intent.id)
    if (!view) return
    const { state, tender } = view.row
    const id = intent.id
    if (state === 'created') {
      if (tries > 0 && draw.oneIn(2)) {
        void this.#submit(name, intent)
        return this.#lookLater(name, intent, draw, tries - 1)
      }
      if (draw.oneIn(4)) return
      await this.#moneyBack(name, id, 'cancel')
      if (draw.oneIn(2)) this.#throughAnother(name, id, draw)
      return
    }
    if (tender === 'refund-due') return this.#giveBack(view, SaleId.parse(id), draw, tries)
    if (state === 'in-doubt' && draw.oneIn(4)) this.#impatient(intent, name, draw)
    if (state !== 'succeeded' && tries > 0) this.#lookLater(name, intent, draw, tries - 1)
  }

  /** F31: what an older copy says is to be returned is seen to once more. */
  sawCopy(): void {
    for (const view of this.#scene.checks.views.values()) this.#seesOwed(view)
  }

  #seesOwed(view: View): void {
    const { id, tender } = view.row
    if (tender !== 'refund-due') return
    const { world, seed, checks } = this.#scene
    const draw = chance(`${seed} ${id} owed ${world.now_ms}`)
    world.after(draw.between(1, 20) * 60_000, () => {
      if (checks.byId.get(id) !== view || view.row.tender !== 'refund-due') return
      this.#giveBack(view, SaleId.parse(id), draw, 1)
    })
  }

  /** Called off, and begun anew: the chain of what it is sold in place of goes on. */
  #throughAnother(name: string, id: string, draw: Chance): void {
    const plan = this.#served.get(name)
    const view = this.#scene.checks.byId.get(id)
    // Only recharges can be had anywhere else.
    if (plan?.kind !== 'recharge' || this.#only !== null || view?.row.tender !== 'unpaid') return
    const provider = draw.pick(othersThan[view.row.provider])
    const again = { ...plan, name: `${name}p`, provider }
    const sale = this.#intent(again, draw, { retryOf: SaleId.parse(id) })
    void this.#submit(again.name, sale)
    this.#lookLater(again.name, sale, draw, 1)
  }

  /** The customer presses: what nobody knows the end of can neither be tried again nor decided. */
  #impatient(intent: SaleIntent, name: string, draw: Chance): void {
    const plan = this.#served.get(name)
    const { id } = intent
    if (draw.oneIn(2) && plan) {
      // Another sum too: what stands in the way is the doubt and not that it is the same again.
      const amount_e4 = money(plan.amount_e4 + (draw.oneIn(2) ? 10_000 : 0))
      const again = { ...plan, name: `${name}i`, amount_e4 }
      void this.#submit(again.name, this.#intent(again, draw, { retryOf: id }))
      return
    }
    const evidence = 'the customer is angry'
    void this.#machine.ask(name, 'decide too early', (client) =>
      client.sales.decide({ id, outcome: 'failed', evidence }),
    )
  }

  async #moneyBack(name: string, id: string, how: 'cancel' | 'refund'): Promise<void> {
    await moneyBack(this.#scene, this.#machine, { name, id, how })
  }

  /**
   * After each step of a sale: one that was called failed is still going to come, and its customer
   * does not wait for it.
   */
  saw(view: View): void {
    const { name, row, sent } = view
    const { world, seed, hasRightClocks } = this.#scene
    if (view.tenderLost !== null) this.#seesOwed(view)
    if (row.state === 'late-success' && row.tender === 'refunded') this.#askForIt(name, row.id)
    if (row.state !== 'failed' || row.tender !== 'refund-due' || !sent?.isPending) return
    const draw = chance(`${seed} ${name} does not wait`)
    const soon_ms = draw.between(1, 10) * 1_000
    if (draw.oneIn(3)) {
      world.after(soon_ms, () => void this.#moneyBack(name, SaleId.parse(row.id), 'refund'))
      return
    }
    const plan = this.#served.get(name)
    // Whoever may not be reached for minutes is asked late, which some shops are spared.
    if (plan?.kind !== 'recharge' || hasRightClocks || this.#only !== null) return
    const again = { ...plan, name: `${name}r`, provider: draw.pick(othersThan[row.provider]) }
    world.after(soon_ms, () => this.#sellMeanwhile(row.id, again, draw))
  }

  /** It came although its customer had the money back: some pay it once more, and some twice. */
  #askForIt(name: string, sale: string): void {
    const { world, seed } = this.#scene
    const draw = chance(`${seed} ${sale} pays`)
    const id = SaleId.parse(sale)
    if (!draw.oneIn(2)) return
    for (let times = draw.between(1, 2); times > 0; times -= 1) {
      world.after(draw.between(1, 30) * 10_000, () => {
        void this.#machine.ask(name, 'collect', (client) => client.sales.collect({ id }))
      })
    }
  }

  /** The other provider cannot be reached until the first has brought it after all. */
  #sellMeanwhile(retryOf: string, again: SalePlan & { provider: ProviderId }, draw: Chance): void {
    const { world, checks } = this.#scene
    const retry = this.#intent(again, draw, { retryOf: SaleId.parse(retryOf) })
    const until_ms = world.now_ms + DRAFT_ms
    const submit = (): void => {
      const isWaiting = checks.byId.get(retryOf)?.row.state === 'failed'
      this.#network.close(again.provider, world.now_ms + (isWaiting ? 40_000 : 0), 'connect')
      this.#whenReady(until_ms, () => void this.#submit(again.name, retry))
      if (isWaiting && world.now_ms < until_ms) world.after(30_000, submit)
      else this.#lookLater(again.name, retry, draw, 1)
    }
    submit()
  }

  /**
   * Paid anew and in place of it once more, or of the one before it: what was made of that
   * meanwhile only the books can tell.
   */
  #firstAgain({ name, row }: View, draw: Chance): void {
    const plan = this.#served.get(name.replace(/[a-z]+$/u, ''))
    if (!plan) return
    const again = { ...plan, name: `${name}f` }
    const of = SaleId.parse(row.retry_of !== null && draw.oneIn(2) ? row.retry_of : row.id)
    for (let times = draw.between(1, 2); times > 0; times -= 1) {
      const sale = this.#intent(again, draw, { retryOf: of, provider: row.provider })
      this.#scene.world.after(draw.between(1, 60) * 10_000, () => {
        void this.#submit(again.name, sale)
        this.#lookLater(again.name, sale, draw, 1)
      })
    }
  }

  /** Money that is due goes into another try, or back over the counter; some is clicked twice. */
  #giveBack(view: View, id: SaleId, draw: Chance, tries: number): void {
    const { name } = view
    const refund = () => this.#moneyBack(name, id, 'refund')
    const plan = this.#served.get(name)
    if (plan && tries > 0 && draw.oneIn(2)) {
      const again = { ...plan, name: `${name}r` }
      const retry = this.#intent(again, draw, { retryOf: id })
      void this.#submit(again.name, retry)
      if (draw.oneIn(3)) {
        const more = { retryOf: id, twinSeen: retry.id }
        void this.#submit(again.name, this.#intent(again, draw, more))
      }
      this.#lookLater(again.name, retry, draw, 0)
      return
    }
    if (draw.oneIn(5)) return
    void refund()
    if (draw.oneIn(3)) void refund()
    if (draw.oneIn(4)) this.#firstAgain(view, draw)
  }
}
