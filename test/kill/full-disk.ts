import { setTimeout as pause } from 'node:timers/promises'
import { ORPCError } from '@orpc/client'
import { providerIds } from '../../src/domain/provider.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import { unbalanced } from './balance.ts'
import { readBooks } from './books.ts'
import { Cashier } from './cashier.ts'
import { chanceFrom } from './chance.ts'
import { compare } from './compare.ts'
import { type RunningCounter, ShopTime, startCounter } from './counter.ts'
import type { FullDisk } from './disks.ts'
import type { Providers } from './oracle.ts'
import { isSaid } from './read-only.ts'
import { PACE } from './report.ts'
import { setUp } from './work.ts'

/** Space comes back in crumbs: the first are less than a sale needs, so it gets stuck half way. */
const CRUMB_bytes = 4096
const CRUMBS = 20
const SELLS_AGAIN_ms = 10_000
const ENDS_ms = 15_000

/** A shop whose disk is full for a while. */
export class StuckShop {
  readonly wrong: string[] = []
  readonly #disk: FullDisk
  readonly #providers: Providers
  readonly #cashier: Cashier
  readonly #prefix: string
  readonly #time = new ShopTime(PACE)
  #counter: RunningCounter | null = null

  constructor(disk: FullDisk, providers: Providers, seed: number, prefix: string) {
    this.#disk = disk
    this.#providers = providers
    this.#prefix = prefix
    this.#cashier = new Cashier(chanceFrom(seed), prefix)
  }

  async sellOnFullDisk(): Promise<string> {
    const { client, pid } = await this.#start()
    await setUp({ client, providers: this.#providers })
    await this.#sellEverywhere(client)
    await this.#untilEnded(client)
    const before = await this.#executed()
    this.#disk.fill(pid)
    const reasons = await this.#refusedEverywhere(client)
    if ((await this.#executed()) !== before) this.wrong.push('a sale left a full disk')
    await this.#settingsAreRefused(client)
    const crumbs = await this.#sellOnCrumbs(client, pid)
    const start = await this.#startOnFullDisk(pid)
    await this.#allIsThere()
    return `refused with ${[...reasons].join(', ')}; ${crumbs}; ${start}`
  }

  async end(): Promise<void> {
    await this.#counter?.kill()
    this.#disk.remove()
  }

  async #start(): Promise<{ client: CounterClient; pid: number }> {
    const { dataDir } = this.#disk
    const counter = startCounter({ dataDir, time: this.#time, aim: null, mutant: null })
    this.#counter = counter
    const client = await counter.client()
    if (client) return { client, pid: counter.pid }
    throw new Error(`the counter does not start: ${(await counter.ended).words}`)
  }

  async #sellEverywhere(client: CounterClient): Promise<void> {
    for (const provider of providerIds) {
      await this.#cashier.submit(client, this.#cashier.write(provider, '0001'))
    }
  }

  /** The intent cannot be stored: the counter says why, and the provider hears of nothing. */
  async #refusedEverywhere(client: CounterClient): Promise<Set<string>> {
    const reasons = new Set<string>()
    for (const provider of providerIds) {
      const intent = this.#cashier.write(provider, '0001')
      const why = await refusalOf(() => client.sales.submit(intent))
      if (why === null) this.wrong.push('a sale was taken on a full disk')
      else reasons.add(why)
      // On the cashier's slip it is refused too, and must never turn up.
      await this.#cashier.submit(client, intent)
    }
    return reasons
  }

  async #settingsAreRefused(client: CounterClient): Promise<void> {
    const long = 'x'.repeat(80)
    const why = await refusalOf(() => client.settings.save({ shopName: long }))
    const { shopName } = await client.settings.get()
    if (why === null || shopName === long) this.wrong.push('settings were taken on a full disk')
  }

  /** A little space comes back at a time: for the intent, then for the next step, and so on. */
  async #sellOnCrumbs(client: CounterClient, pid: number): Promise<string> {
    const before = await this.#executed()
    for (let nth = 1; nth <= CRUMBS; nth += 1) {
      this.#disk.loosen(pid, CRUMB_bytes * nth)
      await this.#sellEverywhere(client)
      await pause(60)
      this.#look()
    }
    const onCrumbs = (await this.#executed()) - before
    this.#disk.mend(pid)
    if (!(await this.#sellsAgain(client))) this.wrong.push('it never sold again with space again')
    return `${onCrumbs} sold while space came back crumb by crumb`
  }

  /** What the disk had refused is out of the way after some seconds, lanes and all. */
  async #sellsAgain(client: CounterClient): Promise<boolean> {
    const before = await this.#executed()
    const until = performance.now() + SELLS_AGAIN_ms
    while (performance.now() < until) {
      await this.#sellEverywhere(client)
      await pause(200)
      if ((await this.#executed()) >= before + providerIds.length) return true
    }
    return false
  }

  /** What the disk holds is honest at every moment, however little of it there is. */
  #look(): void {
    const books = readBooks(this.#disk.dataDir)
    if (books) this.wrong.push(...unbalanced(books))
    else this.wrong.push('the books are gone')
  }

  /** The power goes while the disk is full; a start there says why, and touches nothing. */
  async #startOnFullDisk(pid: number): Promise<string> {
    this.#disk.fill(pid)
    await this.#counter?.kill()
    const { dataDir } = this.#disk
    const counter = startCounter({ dataDir, time: this.#time, aim: null, mutant: null })
    this.#counter = counter
    const client = await counter.client()
    if (!client) {
      const { words } = await counter.ended
      this.#disk.mend(counter.pid)
      if (!isSaid(words)) this.wrong.push(`it did not say why it does not start: ${words}`)
      return 'started on a full disk it says why and ends'
    }
    // There was room enough, or the limit ended with the counter it was for.
    this.#disk.mend(counter.pid)
    await counter.kill()
    return 'killed there it starts again'
  }

  async #allIsThere(): Promise<void> {
    this.#time.skip(3_600_000)
    const { client } = await this.#start()
    await this.#untilEnded(client)
    await this.#counter?.close()
    const books = readBooks(this.#disk.dataDir)
    if (!books) return void this.wrong.push('the books are gone')
    const { lost, double } = compare(books, await this.#mine(), this.#cashier.remembered(), true)
    this.wrong.push(...lost, ...double, ...unbalanced(books))
  }

  async #untilEnded(client: CounterClient): Promise<void> {
    const until = performance.now() + ENDS_ms
    for (;;) {
      await this.#cashier.askAfter(client)
      await this.#cashier.clearDrafts(client, true)
      await this.#cashier.decide(client, await this.#providers.executions())
      const { waiting, inDoubt, needsReview } = await client.health.get()
      if (waiting + inDoubt + needsReview === 0) return
      if (performance.now() > until) return void this.wrong.push('not everything came to its end')
      await pause(100)
    }
  }

  async #mine() {
    const all = await this.#providers.executions()
    return all.filter(({ number }) => number.slice(-10).startsWith(this.#prefix.slice(1)))
  }

  async #executed(): Promise<number> {
    return (await this.#mine()).length
  }
}

/** Why the disk refused, in the contract's words; null where it was taken. */
async function refusalOf(call: () => Promise<unknown>): Promise<string | null> {
  try {
    await call()
    return null
  } catch (cause) {
    const isRefusal = cause instanceof ORPCError && cause.code === 'CANNOT_STORE'
    if (!isRefusal) throw cause
    const said: unknown = cause.data
    const why = typeof said === 'object' && said !== null && 'why' in said ? said.why : ''
    return typeof why === 'string' && why !== '' ? why : 'no reason'
  }
}
