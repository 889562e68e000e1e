import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CounterClient } from '../../src/loopback/client.ts'
import { unbalanced, walletsOf } from './balance.ts'
import { type BooksOnDisk, booksFile, readBooks } from './books.ts'
import { answerOf, Cashier } from './cashier.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { compare } from './compare.ts'
import { type CounterEnding, type RunningCounter, ShopTime, startCounter } from './counter.ts'
import { type Providers, startProviders } from './oracle.ts'
import { type Lap, planOf } from './plan.ts'
import { type StorageReport, tryStorage } from './storage.ts'
import { setUp, tidyUp, type Workplace, work } from './work.ts'

/** How many milliseconds of counter and providers pass in one of the machine's. */
const PACE = 8
const HOUR_ms = 3_600_000

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  readonly mutant: string | null
  /** Told of each kill, and of whatever is wrong, as it happens. */
  readonly told: (words: string) => void
}

export interface KillReport {
  kills: number
  readonly lost: Set<string>
  readonly double: Set<string>
  readonly unbalanced: Set<string>
  /** How often the counter ended itself at each point. */
  readonly hits: Map<string, number>
  /** Lives that never came to their point, and were killed from outside instead. */
  missed: string[]
  sales: number
  executions: number
  storage: StorageReport
}

/** Kills a counter as often as is wanted, and compares its books with what really happened. */
export async function killAgainAndAgain(options: KillOptions): Promise<KillReport> {
  const root = mkdtempSync(path.join(tmpdir(), 'kill-test-'))
  const clear = () => rmSync(root, { recursive: true, force: true })
  process.once('exit', clear)
  const providers = await startProviders(PACE)
  try {
    const shop = new Shop(root, providers, options)
    await shop.open()
    for (const lap of planOf(options.kills, chanceFrom(options.seed))) {
      await shop.live(lap)
      if (options.mutant !== null && shop.hasFound()) return shop.report
    }
    await shop.settle()
    if (options.mutant === null) {
      shop.report.storage = await tryStorage(root, providers, options.seed)
    }
    return shop.report
  } finally {
    await providers.end()
    clear()
    process.off('exit', clear)
  }
}

class Shop {
  readonly report: KillReport = {
    kills: 0,
    lost: new Set(),
    double: new Set(),
    unbalanced: new Set(),
    hits: new Map(),
    missed: [],
    sales: 0,
    executions: 0,
    storage: { lines: [], wrong: [] },
  }
  readonly #root: string
  readonly #dataDir: string
  readonly #providers: Providers
  readonly #options: KillOptions
  readonly #chance: Chance
  readonly #cashier: Cashier
  readonly #time = new ShopTime(PACE)
  #doubtAt: ReadonlySet<string> = new Set()
  /** Sales that were on the disk and had not left when the power went. */
  #drafts: readonly string[] = []

  constructor(root: string, providers: Providers, options: KillOptions) {
    this.#root = root
    this.#dataDir = path.join(root, 'shop')
    this.#providers = providers
    this.#options = options
    this.#chance = chanceFrom(options.seed + 1)
    this.#cashier = new Cashier(this.#chance, '017')
  }

  hasFound(): boolean {
    const { lost, double, unbalanced: uneven } = this.report
    return lost.size + double.size + uneven.size > 0
  }

  /** The first start, in peace: the owner sets the shop up. */
  async open(): Promise<void> {
    const counter = this.#start(this.#dataDir, null)
    const client = await spoken(counter)
    await setUp({ client, providers: this.#providers })
    await counter.close()
  }

  /** One life, and what the kill left of it. */
  async live(lap: Lap): Promise<void> {
    if (lap.point?.way === 'first-start') {
      await this.#firstStart(lap)
      return
    }
    // Doubt may close the provider's lane, and then the point would not be come to.
    const isShut = this.#doubtAt.has(lap.provider) && lap.point !== null
    const isForced = isShut || (this.#doubtAt.size > 0 && this.#chance.isLikely(0.5))
    this.#time.skip(lap.wasOff || isForced ? HOUR_ms : 1_000)
    const counter = this.#start(this.#dataDir, lap)
    const fromOutside = lap.point === null ? this.#killLater(counter, lap.after_ms) : null
    const client = await counter.client()
    if (client) await this.#workUntilDead(counter, client, lap)
    const ending = await counter.kill()
    clearTimeout(fromOutside ?? undefined)
    this.#count(lap, ending)
    await this.#check(lap.point?.name ?? 'from outside')
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
    const until = performance.now() + (lap.point === null ? 10_000 : PATIENCE_ms)
    const isAlive = () => counter.isRunning() && performance.now() < until
    const place: Workplace = {
      client,
      cashier: this.#cashier,
      providers: this.#providers,
      chance: this.#chance,
      isAlive,
    }
    try {
      if (this.#drafts.length > 0) await this.#watchDrafts(client)
      await tidyUp(place, lap)
      while (isAlive()) await work(place, lap)
    } catch (cause) {
      // What a counter says while it dies is not held against it.
      await pause(DYING_ms)
      if (counter.isRunning()) throw cause
    }
  }

  /** Only a cashier's command sends a sale, and nobody has said a word yet. */
  async #watchDrafts(client: CounterClient): Promise<void> {
    await pause(STARTING_ms)
    const left = await this.#cashier.leftByThemselves(client, this.#drafts)
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

  /** Books that are being made when the power goes: whole ones or none, and never half a set-up. */
  async #firstStart(lap: Lap): Promise<void> {
    const dataDir = path.join(this.#root, `first-${this.report.kills}`)
    mkdirSync(dataDir)
    const counter = this.#start(dataDir, lap)
    const client = await counter.client()
    if (client) {
      await setUp({ client, providers: this.#providers })
      await Promise.race([counter.ended, pause(PATIENCE_ms)])
    }
    this.#count(lap, await counter.kill())
    const after = this.#start(dataDir, null)
    const again = await after.client()
    if (!again) {
      this.#tell('lost', [`a new shop does not start any more: ${(await after.ended).words}`])
      return
    }
    await setUp({ client: again, providers: this.#providers })
    const isOpened = async () => {
      const wallets = await answerOf(() => again.wallets.list())
      return Array.isArray(wallets) && wallets.length > 0 && wallets.every(({ opened }) => opened)
    }
    await waitFor('the wallets of a new shop to be in its books', isOpened)
    await after.close()
    const books = existsSync(booksFile(dataDir)) ? readBooks(dataDir) : null
    if (books?.accounts !== 3) this.#tell('lost', ['a new shop has not its three providers'])
    this.#tell('unbalanced', books ? unbalanced(books) : [])
    rmSync(dataDir, { recursive: true, force: true })
  }

  async #check(when: string, hasSettled = false): Promise<BooksOnDisk> {
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
    this.#tell('unbalanced', unbalanced(books).map(at))
    this.#drafts = books.sales.filter(({ state }) => state === 'created').map(({ id }) => id)
    const doubtful = books.sales.filter(({ state }) => state === 'in-doubt' || state === 'on-wire')
    this.#doubtAt = new Set(doubtful.map(({ provider }) => provider))
    this.report.sales = books.sales.length
    this.report.executions = executions.length
    return books
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
    for (const skipped_ms of [1_000, HOUR_ms, HOUR_ms]) {
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
    const books = await this.#check('at the end', true)
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
    await this.#cashier.askAfter(client)
    await this.#cashier.clearDrafts(client, true)
    await this.#cashier.decide(client, await this.#providers.executions())
    await this.#cashier.giveBack(client, false)
    const { waiting, inDoubt, needsReview } = await client.health.get()
    return waiting + inDoubt + needsReview > 0
  }
}

/** How long a life is led to its point before it is killed from outside. */
const PATIENCE_ms = 5_000
/** A program that was killed takes a moment to be gone. */
const DYING_ms = 25
/** By then a start that sends anything has begun to. */
const STARTING_ms = 60
const SETTLES_ms = 16_000

async function spoken(counter: RunningCounter): Promise<CounterClient> {
  const client = await counter.client()
  if (client) return client
  const { code, signal, words } = await counter.ended
  throw new Error(`the counter does not start: ${code ?? signal} ${words}`)
}

async function waitFor(what: string, isThere: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 10_000
  while (!(await isThere())) {
    if (performance.now() > until) throw new Error(`waited in vain for ${what}`)
    await pause(50)
  }
}
