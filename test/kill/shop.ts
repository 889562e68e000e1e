import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DeliveryState } from '../../src/domain/sale.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import { unbalanced, walletsOf } from './balance.ts'
import { type BooksOnDisk, readBooks } from './books.ts'
import { Cashier } from './cashier.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { compare } from './compare.ts'
import { type CounterEnding, type RunningCounter, ShopTime, startCounter } from './counter.ts'
import { Drawer } from './drawer.ts'
import { firstStart } from './first-start.ts'
import type { Providers } from './oracle.ts'
import { comparePaper } from './paper-compare.ts'
import type { Lap } from './plan.ts'
import { type PrintBooks, printStates } from './print-books.ts'
import { comparePrints, wentOn } from './print-compare.ts'
import type { ShopPrinter } from './printer.ts'
import { emptyReport, type KillOptions, PACE } from './report.ts'
import { Slips } from './slips.ts'
import { setUp, tidyUp, type Workplace, work } from './work.ts'

const HOUR_ms = 3_600_000
const DAY_ms = 24 * HOUR_ms
/** How long a life is led to its point before it is killed from outside. */
const PATIENCE_ms = 5_000
/** A program that was killed takes a moment to be gone. */
const DYING_ms = 25
/** By then a start that sends anything has begun to. */
const STARTING_ms = 60
/** A second "failed" comes a minute after the first, which is eight seconds here. */
const SETTLES_ms = 10_000

/** What goes on whatever becomes of the counter. */
export interface Outside {
  readonly providers: Providers
  readonly printer: ShopPrinter
}

/** A shop through all the lives of its counter, with its cashier, its providers and its printer. */
export class Shop {
  readonly report = emptyReport()
  readonly #root: string
  readonly #dataDir: string
  readonly #providers: Providers
  readonly #printer: ShopPrinter
  readonly #options: KillOptions
  readonly #chance: Chance
  readonly #cashier: Cashier
  readonly #drawer: Drawer
  readonly #slips: Slips
  readonly #time = new ShopTime(PACE)
  #doubtAt: ReadonlySet<string> = new Set()
  /** Sales that were on the disk and had not left when the power went. */
  #drafts: readonly string[] = []
  /** Those whose bytes may have left by then. */
  #onWire: readonly string[] = []
  /** The print jobs as the last kill left them. */
  #prints: PrintBooks = []

  constructor(root: string, { providers, printer }: Outside, options: KillOptions) {
    this.#root = root
    this.#dataDir = path.join(root, 'shop')
    this.#providers = providers
    this.#printer = printer
    this.#options = options
    this.#chance = chanceFrom(options.seed + 1)
    this.#cashier = new Cashier(this.#chance, '017')
    this.#drawer = new Drawer(this.#chance)
    this.#slips = new Slips(this.#chance, printer)
  }

  /** The first start, in peace: the owner sets the shop up. */
  async open(): Promise<void> {
    const counter = this.#start(this.#dataDir, null)
    const client = await spoken(counter)
    await setUp({ client, providers: this.#providers })
    await client.settings.save({ printer: this.#printer.settings })
    await counter.close()
  }

  /** One life, and what the kill left of it. */
  async live(lap: Lap): Promise<void> {
    if (lap.point?.way === 'first-start') {
      const dataDir = path.join(this.#root, `first-${this.report.kills}`)
      const first = await firstStart((aimed) => this.#start(dataDir, aimed ? lap : null), {
        dataDir,
        providers: this.#providers,
      })
      this.#count(lap, first.ending)
      this.#tell('lost', first.lost)
      this.#tell('unbalanced', first.unbalanced)
      return
    }
    // Doubt may close the provider's lane, and then the point would not be come to.
    const isShut = this.#doubtAt.has(lap.provider) && lap.point !== null
    const isForced = isShut || (this.#doubtAt.size > 0 && this.#chance.isLikely(0.75))
    const isNextDay = lap.point?.way === 'day'
    this.#time.skip(isNextDay ? DAY_ms : lap.wasOff || isForced ? HOUR_ms : 1_000)
    const counter = this.#start(this.#dataDir, lap)
    const fromOutside = lap.point === null ? this.#killLater(counter, lap.after_ms) : null
    const client = await counter.client()
    if (client) await this.#workUntilDead(counter, client, lap)
    const ending = await counter.kill()
    clearTimeout(fromOutside ?? undefined)
    this.#count(lap, ending)
    await this.#check(lap.point?.name ?? 'from outside', client !== null)
  }

  #start(dataDir: string, lap: Lap | null): RunningCounter {
    const { point = null, provider = null, nth = 1, delay_us = 0 } = lap ?? {}
    const isAny = (point?.providers.length ?? 0) === 0
    const aim = point && { point: point.name, provider: isAny ? null : provider, nth, delay_us }
    const { mutant } = this.#options
    return startCounter({ dataDir, time: this.#time, aim, mutant })
  }

  #killLater(counter: RunningCounter, after_ms: number): NodeJS.Timeout {
    return setTimeout(() => void counter.kill(), after_ms)
  }

  async #workUntilDead(counter: RunningCounter, client: CounterClient, lap: Lap): Promise<void> {
    const until = performance.now() + PATIENCE_ms
    const isAlive = () => counter.isRunning() && performance.now() < until
    const place: Workplace = {
      client,
      cashier: this.#cashier,
      drawer: this.#drawer,
      slips: this.#slips,
      providers: this.#providers,
      chance: this.#chance,
      isAlive,
    }
    try {
      await this.#watchOnWire(client)
      if (this.#drafts.length > 0) await this.#watchDrafts(client)
      await tidyUp(place, lap)
      while (isAlive()) await work(place, lap)
    } catch (cause) {
      // What a counter says while it dies is not held against it.
      await pause(DYING_ms)
      if (counter.isRunning()) throw cause
    }
  }

  /** What may have left is in doubt from the first word on that a start answers. */
  async #watchOnWire(client: CounterClient): Promise<void> {
    const left = await this.#cashier.standing(client, this.#onWire, (state) => state === 'on-wire')
    this.#tell(
      'lost',
      left.map((id) => `${id} was left on the wire by a start`),
    )
  }

  /** Only a cashier's command sends a sale, and nobody has said a word yet. */
  async #watchDrafts(client: CounterClient): Promise<void> {
    await pause(STARTING_ms)
    const isSent = (state: DeliveryState) => state !== 'created' && state !== 'cancelled'
    const left = await this.#cashier.standing(client, this.#drafts, isSent)
    this.#tell(
      'double',
      left.map((id) => `${id} was sent by a start`),
    )
  }

  #count(lap: Lap, ending: CounterEnding): void {
    const { report } = this
    if (ending.signal !== 'SIGKILL' && process.platform !== 'win32') {
      throw new Error(`the counter ended by itself: ${ending.code} ${ending.words}`)
    }
    report.kills += 1
    const name = ending.point ?? 'from outside'
    report.hits.set(name, (report.hits.get(name) ?? 0) + 1)
    const through = (lap.point?.providers.length ?? 0) > 0 ? `, ${lap.provider}` : ''
    const isMissed = lap.point !== null && ending.point === null
    if (isMissed) report.missed.push(`${lap.point?.name}${through}`)
    const instead = isMissed ? ` instead of at ${lap.point?.name}` : ''
    this.#options.told(`kill ${report.kills}: ${name}${through}${instead}`)
  }

  /** @param isUp the counter that lived since the last check could be spoken to */
  async #check(when: string, isUp: boolean, hasSettled = false): Promise<BooksOnDisk> {
    // A request that was whole when the power went may still be on its way to the oracle.
    await pause(DYING_ms)
    // Asked for first: what is executed after that may stand in the books or not.
    const executions = await this.#providers.executions()
    const books = readBooks(this.#dataDir)
    if (!books) throw new Error('the books are gone')
    const found = compare(books, executions, this.#cashier.remembered(), hasSettled)
    const at = (words: string) => `${words} [${when}, kill ${this.report.kills}]`
    this.#tell('lost', found.lost.map(at))
    this.#tell('double', found.double.map(at))
    const orders = [...this.#drawer.paper.orders, ...this.#slips.paper.orders]
    const paper = comparePaper(books, orders)
    this.#tell('lost', paper.lost.map(at))
    this.#tell('double', paper.double.map(at))
    const prints = this.#printed(books.prints, isUp, hasSettled)
    this.#tell('lost', prints.lost.map(at))
    this.#tell('double', prints.double.map(at))
    this.#tell('unbalanced', unbalanced(books).map(at))
    const idsIn = (wanted: string) =>
      books.sales.filter(({ state }) => state === wanted).map(({ id }) => id)
    this.#drafts = idsIn('created')
    this.#onWire = idsIn('on-wire')
    const doubtful = books.sales.filter(({ state }) => state === 'in-doubt' || state === 'on-wire')
    this.#doubtAt = new Set(doubtful.map(({ provider }) => provider))
    const states = Object.entries(Object.groupBy(books.sales, ({ state }) => state))
    this.report.states = new Map(states.map(([state, some]) => [state, some.length]))
    this.report.executions = executions.length
    return books
  }

  #printed(books: PrintBooks, isUp: boolean, hasSettled: boolean) {
    const { out } = this.#printer
    const found = comparePrints({ books, out, retries: this.#slips.retries }, hasSettled)
    const double = [...found.double, ...wentOn(this.#prints, books, isUp)]
    this.#prints = books
    this.report.prints = printStates(books)
    this.report.papers = out.filter(({ isWhole }) => isWhole).length
    return { lost: found.lost, double }
  }

  #tell(what: 'lost' | 'double' | 'unbalanced', found: readonly string[]): void {
    for (const words of found) {
      const isNew = !this.report[what].has(words)
      this.report[what].add(words)
      if (isNew) this.#options.told(`${what}: ${words}`)
    }
  }

  /** No faults any more, and time: everything ends, and our wallets are the providers'. */
  async settle(): Promise<void> {
    await this.#providers.clearFaults()
    for (const skipped_ms of [1_000, HOUR_ms, HOUR_ms, HOUR_ms]) {
      this.#time.skip(skipped_ms)
      const counter = this.#start(this.#dataDir, null)
      const client = await spoken(counter)
      const until = performance.now() + SETTLES_ms
      while (performance.now() < until && (await this.#hasOpen(client))) await pause(200)
      // It answers with a balanced one, or not at all.
      await client.ledger.trialBalance()
      const isDone = !(await this.#hasOpen(client))
      const { code, words } = await counter.close()
      if (code !== 0) throw new Error(`the counter did not close in good order: ${words}`)
      if (isDone) break
    }
    const books = await this.#check('at the end', true, true)
    const ours = walletsOf(books)
    const theirs = await this.#providers.wallets()
    this.#tell(
      'unbalanced',
      theirs.flatMap(({ provider, wallet, balance_e4 }) => {
        const own_e4 = ours.get(`wallet:${provider}:${wallet}`) ?? 0
        const words = `wallet ${provider} ${wallet} is ${own_e4} here and ${balance_e4} there`
        return own_e4 === balance_e4 ? [] : [words]
      }),
    )
  }

  /** Does what is left for people to do; true while anything has no end. */
  async #hasOpen(client: CounterClient): Promise<boolean> {
    await this.#drawer.takes(client)
    await this.#cashier.askAfter(client)
    await this.#cashier.clearDrafts(client, true)
    await this.#cashier.decide(client, await this.#providers.executions())
    await this.#cashier.giveBack(client, false)
    if ((await this.#slips.underWay(client)) > 0) return true
    const { waiting, inDoubt, needsReview } = await client.health.get()
    return waiting + inDoubt + needsReview > 0
  }
}

async function spoken(counter: RunningCounter): Promise<CounterClient> {
  const client = await counter.client()
  if (client) return client
  const { code, signal, words } = await counter.ended
  throw new Error(`the counter does not start: ${code ?? signal} ${words}`)
}
