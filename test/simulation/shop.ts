import type { ProviderId } from '../../src/domain/provider.ts'
import type { WriteFate } from './books.ts'
import { Cashier } from './cashier.ts'
import { Checks } from './checks.ts'
import { chance } from './chance.ts'
import { CreditBook } from './credit-book.ts'
import { CALMLY } from './day-end.ts'
import { DrawerKeeper } from './drawer-keeper.ts'
import { FarEnd } from './far-end.ts'
import { hearHealth } from './gap.ts'
import { Machine } from './machine.ts'
import { type MomentParts, strike } from './moments.ts'
import { Network } from './network.ts'
import { Owner } from './owner.ts'
import { type DayPlan, type FaultPlan, OPEN_ms } from './plan.ts'
import { type ShopPlan, wrongClocks } from './plan.ts'
import { RuleMaker } from './rule-maker.ts'
import type { Scene } from './scene.ts'
import { Secrets } from './secrets.ts'
import { Story } from './story.ts'
import { Tally } from './tally.ts'
import { afterAll, lateDebitsAreTold, lookAtTime } from './time-rules.ts'
import { differencesAreListed, onceItIsCalm, walletsAgree } from './time-rules.ts'
import { copies, type Item, prices, trade } from './timetable.ts'
import type { Violation } from './violations.ts'
import { goOn, World } from './world.ts'

const MINUTE_ms = 60_000
const DAY_ms = 24 * 60 * MINUTE_ms
/** Nine in the morning in Dhaka. */
const BEGINS_ms = Date.parse('2026-01-01T09:00:00+06:00')
/** Once faults stop, all is final or in review within this time (invariant 17). */
const CALM_ms = 45 * MINUTE_ms

export interface ShopOutcome {
  readonly tally: Tally
  readonly violations: readonly Violation[]
  readonly trace: string
  readonly steps: number
  /** Writes of the counter, over all its runs. */
  readonly commits: number
}

class Shop {
  readonly scene: Scene
  readonly #machine: Machine
  readonly #parts: MomentParts
  readonly #cashier: Cashier
  readonly #owner: Owner
  /** One shop in three does not: what a close asks for must be found without it as well. */
  readonly #closesDays: boolean
  readonly #network: Network

  constructor(plan: ShopPlan, only: ProviderId | null) {
    const { seed } = plan
    this.#closesDays = !chance(`${seed} closes days`).oneIn(3)
    const world = new World(BEGINS_ms)
    const story = new Story(() => Math.round(world.now_ms))
    const farEnd = new FarEnd(seed, world)
    const checks = new Checks({ now: () => world.now_ms, story, farEnd })
    const bySale = new Map<string, FaultPlan[]>()
    for (const day of plan.days) {
      for (const fault of day.faults) {
        if (fault.sale === null) continue
        bySale.set(fault.sale, [...(bySale.get(fault.sale) ?? []), fault])
      }
    }
    const none: readonly FaultPlan[] = []
    this.scene = {
      seed,
      world,
      story,
      farEnd,
      checks,
      tally: new Tally(),
      hasRightClocks: !plan.days.some(({ faults }) =>
        faults.some(({ fault }) => wrongClocks.has(fault)),
      ),
      cutOff_min: chance(`${seed} cut-off`).pick([0, 0, 120, 180, 360]),
      troublesOf: (name) => bySale.get(name) ?? none,
    }
    const keys = (['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const).map((id) =>
      farEnd.keyOf(id),
    )
    const sales = plan.days.flatMap((day) => day.sales)
    const numbers = new Set(sales.map(({ number }) => number.slice(-10)))
    this.#network = new Network(this.scene)
    this.#machine = new Machine(
      this.scene,
      this.#network,
      new Secrets(checks, { keys, numbers, tokens: farEnd.tokens }),
    )
    this.#cashier = new Cashier(this.scene, this.#machine, this.#network, only)
    const { scene } = this
    const teller = { scene, machine: this.#machine }
    const creditBook = new CreditBook(teller)
    const keeper = new DrawerKeeper(teller)
    this.#owner = new Owner(scene, this.#machine, { only, keeper, creditBook })
    const people = { keeper, creditBook, ruleMaker: new RuleMaker(teller) }
    this.#parts = { ...teller, ...people, network: this.#network, owner: this.#owner }
    this.#listen()
  }

  #listen(): void {
    const { checks, farEnd, tally } = this.scene
    checks.onPutBack = () => {
      this.#owner.sawCopy()
      this.#cashier.sawCopy()
    }
    checks.onStep = (view) => {
      if (view.row.state === 'in-doubt' && view.event?.from_state === 'on-wire') tally.doubts += 1
      this.#owner.saw(view)
      this.#cashier.saw(view)
    }
    farEnd.onExecuted = (sent) => {
      const twice = this.scene.troublesOf(sent.name).some(({ fault }) => fault === 'F38')
      checks.executed(sent, twice)
    }
  }

  /** Lets the world go on; whatever was found wrong ends it. */
  async #until(until_ms: number): Promise<boolean> {
    const { world, checks } = this.scene
    await goOn(world, until_ms, () => checks.violations.length > 0)
    return checks.violations.length === 0
  }

  async run(days: readonly DayPlan[]): Promise<void> {
    const { world, checks, tally } = this.scene
    const draw = chance(`${this.scene.seed} shut`)
    // A feast, a flood: one shop in four is shut for days before one of its days.
    const shutBefore = draw.oneIn(4) ? draw.between(1, days.length) : 0
    const shut_ms = draw.between(2, 6) * DAY_ms
    for (const [nth, day] of days.entries()) {
      if (nth > 0 && nth === shutBefore && !(await this.#until(world.now_ms + shut_ms))) return
      if (!(await this.#open(nth === 0))) return
      if (!(await this.#day(day, nth))) return
      tally.days += 1
      if (nth === days.length - 1) {
        if (!(await this.#calm())) return
      }
      if (!(await this.#close())) return
      checks.all(8)
      if (!(await this.#until(world.now_ms + DAY_ms - 2 * OPEN_ms))) return
    }
  }

  async #open(isFirst: boolean): Promise<boolean> {
    const { world } = this.scene
    this.#machine.start()
    if (!(await this.#until(world.now_ms + 1_000))) return false
    if (isFirst) void this.#owner.setUp()
    return this.#until(world.now_ms + 2_000)
  }

  /** The plan of a day, put off by the time the machine does not run. */
  async #day(day: DayPlan, nth: number): Promise<boolean> {
    const items = this.#items(day, nth)
    const { world } = this.scene
    let begins_ms = world.now_ms
    let stopped_ms: number | null = null
    this.#machine.onRunning = (isRunning) => {
      if (isRunning && stopped_ms !== null) begins_ms += world.now_ms - stopped_ms
      stopped_ms = isRunning ? null : (stopped_ms ?? world.now_ms)
      if (isRunning) this.#cashier.comesBack()
    }
    for (const { at_ms, act } of items) {
      for (;;) {
        if (!(await this.#until(begins_ms + at_ms))) return false
        // Where the machine stopped meanwhile its customers and faults come later.
        if (stopped_ms === null && world.now_ms >= begins_ms + at_ms) break
        if (stopped_ms !== null && !(await this.#until(world.now_ms + 2_000))) return false
      }
      act()
    }
    return this.#until(world.now_ms + 1_000)
  }

  #items(day: DayPlan, nth: number): readonly Item[] {
    const { seed, farEnd } = this.scene
    const sales = day.sales.map(
      (sale): Item => ({ at_ms: sale.at_ms, act: () => this.#cashier.serve(sale) }),
    )
    const faults = day.faults
      .filter(({ sale }) => sale === null)
      .map((fault): Item => ({ at_ms: fault.at_ms, act: () => strike(this.#parts, fault) }))
    const looks = Array.from(
      { length: OPEN_ms / MINUTE_ms },
      (_, minute): Item => ({ at_ms: minute * MINUTE_ms, act: () => this.#look(minute) }),
    )
    const beside = [...copies(day, seed, this.#machine), ...prices(day, seed, farEnd)]
    const traded = trade(`${seed} day ${nth}`, this.#parts)
    const items = [...sales, ...beside, ...faults, ...traded, ...looks]
    return items.toSorted((a, b) => a.at_ms - b.at_ms)
  }

  #look(minute: number): void {
    lookAtTime(this.scene)
    if (minute % 20 === 10) void this.#owner.lookAfter()
    if (!this.#closesDays) return
    if (minute === 17) void this.#owner.closeDay({ ...CALMLY, isMissedOnly: true })
    if (minute === 42) void this.#owner.closeDay(CALMLY)
  }

  /** Faults stop; three quarters of an hour later nothing may be left to itself. */
  async #calm(): Promise<boolean> {
    const { world, farEnd } = this.scene
    this.#machine.calm()
    this.#network.calm()
    farEnd.calm()
    this.#machine.setWall(0)
    // A decision may wait for a provider's word, and that for the world to go on.
    void this.#owner.lookAfter()
    // Only minutes in which the counter runs: one that is asleep or off calls nothing off.
    for (let minute = 0; minute < CALM_ms / MINUTE_ms; ) {
      if (!(await this.#until(world.now_ms + MINUTE_ms))) return false
      if (!this.#machine.isReady) continue
      minute += 1
      lookAtTime(this.scene)
    }
    onceItIsCalm(this.scene)
    this.scene.checks.dayBook.proved()
    afterAll(this.scene)
    const listed = this.#machine.ask(null, 'wallets', (client) => client.wallets.list())
    if (!(await this.#until(world.now_ms))) return false
    const told = await listed
    if (told.kind === 'answer') walletsAgree(this.scene, told.value)
    const drift = this.#machine.ask(null, 'drift', (client) => client.wallets.drift())
    if (!(await this.#until(world.now_ms))) return false
    const moves = await drift
    if (told.kind === 'answer' && moves.kind === 'answer') {
      differencesAreListed(this.scene, told.value, moves.value)
    }
    const health = hearHealth(this.scene, this.#machine)
    if (!(await this.#until(world.now_ms))) return false
    const heard = await health
    if (told.kind === 'answer' && heard.kind === 'answer') {
      lateDebitsAreTold(this.scene, told.value, heard.value.alerts)
    }
    return this.scene.checks.violations.length === 0
  }

  /** Nobody closes a counter that is off or asleep: somebody switches it on first. */
  async #close(): Promise<boolean> {
    const { world } = this.scene
    while (!this.#machine.isReady) {
      if (!(await this.#until(world.now_ms + MINUTE_ms))) return false
    }
    const closing = this.#machine.close()
    // Its patience runs by its own clock: a lid that is shut meanwhile puts its end off.
    for (let awake_s = 0; this.#machine.isRunning && awake_s < 60; ) {
      if (!(await this.#until(world.now_ms + 1_000))) return false
      if (!this.#machine.isAsleep) awake_s += 1
    }
    if (this.#machine.isRunning) this.scene.checks.fail(0, 'the counter does not close', null)
    else await closing
    return this.scene.checks.violations.length === 0
  }

  cutAt(nth: number, fate: WriteFate): void {
    this.#machine.atCommit(nth, fate)
  }

  outcome(): ShopOutcome {
    const { tally, checks, story } = this.scene
    const { violations } = checks
    const { commits } = this.#machine
    return { tally, violations, commits, trace: story.digest(), steps: story.steps }
  }
}

/**
 * Runs the days of one shop, from empty books to the last of them.
 * @param cut the power goes at that commit of the shop
 */
export async function runShop(
  plan: ShopPlan,
  only: ProviderId | null,
  cut?: { readonly nth: number; readonly fate: WriteFate },
): Promise<ShopOutcome> {
  const shop = new Shop(plan, only)
  if (cut) shop.cutAt(cut.nth, cut.fate)
  await shop.run(plan.days)
  return shop.outcome()
}
