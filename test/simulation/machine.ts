import { createRouterClient, ORPCError } from '@orpc/server'
import { createCore } from '../../src/core/core.ts'
import type { Core } from '../../src/core/core.ts'
import type { Database } from '../../src/core/db/database.ts'
import { openDatabase } from '../../src/core/db/open.ts'
import { markAsPutBack } from '../../src/core/db/put-back.ts'
import type { LogFields } from '../../src/core/log.ts'
import { createProvider } from '../../src/core/providers/create-provider.ts'
import { mirrorVault } from '../../src/core/testing/shop.ts'
import { type WriteFate, WatchedBooks } from './books.ts'
import { type Chance, chance } from './chance.ts'
import type { Network } from './network.ts'
import { OlderCopy } from './older-copy.ts'
import type { Boot, Client, Scene } from './scene.ts'
import type { Secrets } from './secrets.ts'
import { isFull, PowerCut } from './violations.ts'
import { MachineClock, type SleepKind } from './world.ts'

/** How a call to the counter ended. */
export type Told<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'refused'; readonly code: string; readonly about: string | null }
  /** The power went meanwhile, or nothing runs. */
  | { readonly kind: 'silence' }

interface Running {
  readonly boot: Boot
  readonly core: Core
  readonly clock: MachineClock
  readonly books: WatchedBooks
  die(): void
  /** Its power is gone, or it was closed. */
  readonly gone: Promise<void>
  /** What waits until the machine is awake. */
  readonly waiting: (() => void)[]
}

/** The computer at the counter: it runs the real core, loses its power, sleeps and wakes. */
export class Machine {
  readonly #scene: Scene
  readonly #network: Network
  readonly #secrets: Secrets
  readonly #draw: Chance
  /** Told when a run is ready, and when one is over. */
  onRunning: (isRunning: boolean) => void = () => undefined
  commits = 0
  #bytes: Uint8Array | null = null
  readonly #older = new OlderCopy()
  #running: Running | null = null
  #isReady = false
  #boots = 0
  #wrong_ms = 0
  /** How often somebody set the clock. */
  clockSet = 0
  /** Commits from now at which something is done to the books. */
  readonly #fates: { left: number; readonly fate: WriteFate }[] = []

  /** Statements from now to the one before which the power goes; null where it stays. */
  #statementsLeft: number | null = null

  constructor(scene: Scene, network: Network, secrets: Secrets) {
    this.#scene = scene
    this.#network = network
    this.#secrets = secrets
    this.#draw = chance(`${scene.seed} machine`)
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  get isAsleep(): boolean {
    return this.#running?.clock.asleep ?? false
  }

  get isReady(): boolean {
    return this.#isReady && this.#running !== null && !this.isAsleep
  }

  /** Starts the counter on the books as they are on disk, and makes them where there are none. */
  start(): void {
    if (this.#running) return
    const { world, checks, story } = this.#scene
    this.#boots += 1
    story.tell(null, `start ${this.#boots}`)
    const { inner, isCopy } = this.#open()
    const clock = new MachineClock(world, this.#wrong_ms)
    const nth = this.#boots
    const run = { boot: nth, monotonic: () => clock.monotonic(), wall: () => this.wall() }
    if (isCopy) checks.putBack(inner, run)
    else checks.opened(inner, run)
    const books = new WatchedBooks(inner, {
      fate: () => this.#fate(),
      goesHere: () => this.#statementsLeft !== null && --this.#statementsLeft <= 0,
      committed: (touched) => {
        checks.committed(touched)
        if (this.#older.awaitsDraft && checks.hasDraft()) this.#copy(inner.serialize())
      },
      cut: (bytes) => this.#afterCut(bytes, 'at a commit'),
    })
    const waiting: (() => void)[] = []
    let alive = true
    const boot: Boot = {
      nth,
      clock,
      get client() {
        return client
      },
      isAlive: () => alive,
      receive: (what) => {
        if (!alive) return
        if (clock.asleep) waiting.push(what)
        else what()
      },
      cut: (why) => {
        if (alive) this.#afterCut(inner.serialize(), why)
      },
    }
    const gone = Promise.withResolvers<void>()
    const die = () => {
      alive = false
      gone.resolve()
      books.die()
      clock.die()
    }
    const core = this.#wired(boot, books, () => {
      die()
      return inner.serialize()
    })
    if (!core) return
    const client: Client = createRouterClient(core.router)
    const running = { boot, core, clock, books, die, waiting, gone: gone.promise }
    this.#running = running
    world.run(clock)
    core.start().then(
      () => this.#ready(running),
      (cause: unknown) => this.#notStarted(cause, running, inner),
    )
  }

  /** The books as they are on disk, or the copy that got their place (F31). */
  #open(): { readonly inner: Database; readonly isCopy: boolean } {
    const older = this.#older.taken()
    const inner = openDatabase(older?.bytes ?? this.#bytes ?? ':memory:')
    if (!older) return { inner, isCopy: false }
    // As the rescue of damaged books does it, before a core is made (`core/db/copies.ts`).
    markAsPutBack(inner, this.wall())
    this.#scene.farEnd.copyHasList(older.made_ms)
    return { inner, isCopy: true }
  }

  /** A disk that refuses lets nothing start; somebody tries again half a minute later. */
  #notStarted(cause: unknown, running: Running, inner: Database): void {
    if (!running.boot.isAlive()) return
    if (!isFull(cause)) return this.#broken('start', cause, running.boot)
    this.#scene.story.tell(null, 'does not start: the disk is full')
    this.#over(running, inner.serialize())
    this.#scene.world.after(30_000, () => this.start())
  }

  /** Null where the power or the disk went while the counter was being put together. */
  #wired(boot: Boot, books: WatchedBooks, die: () => Uint8Array): Core | null {
    try {
      return this.#core(boot, books)
    } catch (cause) {
      if (!(cause instanceof PowerCut) && !isFull(cause)) throw cause
      if (cause instanceof PowerCut) this.#scene.tally.crashes += 1
      this.#bytes = die()
      this.#scene.checks.closed()
      this.#scene.world.after(30_000, () => this.start())
      return null
    }
  }

  #core(boot: Boot, books: WatchedBooks): Core {
    const { story } = this.#scene
    const log = (level: string) => (event: string, fields?: LogFields) => {
      const line = `${level} ${event} ${JSON.stringify(fields ?? {})}`
      this.#secrets.logged(line)
      story.tell(null, `log ${line}`)
      // The core's own assertions: what broke one was undone, and is a bug all the same.
      const broken = /InvariantBroken: invariant (\d+): ([^"]*)/u.exec(line)
      if (broken) this.#scene.checks.fail(Number(broken[1]), broken[2] ?? '', null)
    }
    const transport = this.#network.transport(boot)
    return createCore({
      db: books.database(),
      clock: boot.clock,
      books: 'real',
      vault: mirrorVault,
      version: '0',
      practice: null,
      useBooks: null,
      openDoor: (_, take) => Promise.resolve(this.#network.door(boot, take)),
      random: (bytes) => this.#draw.bytes(bytes),
      makeProvider: (account, directory, closing) =>
        createProvider(account, { transport, clock: boot.clock, directory, closing }),
      log: { info: log('info'), warn: log('warn'), error: log('error') },
    })
  }

  #ready(running: Running): void {
    if (this.#running !== running) return
    this.#isReady = true
    this.onRunning(true)
    // Whoever starts it looks at the date it shows, right or wrong (row 87).
    void this.ask(null, 'clock right', (client) => client.books.clockRight())
  }

  #fate(): WriteFate {
    this.commits += 1
    const [next] = this.#fates
    if (!next) return 'kept'
    next.left -= 1
    if (next.left > 0) return 'kept'
    this.#fates.shift()
    if (next.fate === 'refused') this.#scene.checks.disturbed()
    return next.fate
  }

  /** Something is done to the books at the so-manieth commit from now, and to those after it. */
  atCommit(nth: number, fate: WriteFate, times = 1): void {
    this.#fates.push({ left: nth, fate })
    for (let more = 1; more < times; more += 1) this.#fates.push({ left: 1, fate })
  }

  /** The power goes before the so-manieth statement from now, in whichever write that is. */
  atStatement(nth: number): void {
    this.#statementsLeft = nth
  }

  calm(): void {
    this.#fates.length = 0
    this.#statementsLeft = null
  }

  /** The power goes now. */
  cut(why: string): void {
    this.#running?.boot.cut(why)
  }

  #afterCut(bytes: Uint8Array, why: string): void {
    const { world, story, tally } = this.#scene
    const running = this.#running
    if (!running) return
    tally.crashes += 1
    story.tell(null, `power cut ${why}`)
    this.#over(running, bytes)
    world.after(1, () => running.books.end())
    const off_ms = this.#draw.oneIn(12) ? this.#draw.between(1, 90) * 60_000 : 20_000
    world.after(this.#draw.between(3_000, off_ms), () => this.start())
  }

  #over(running: Running, bytes: Uint8Array): void {
    running.die()
    this.#bytes = bytes
    this.#statementsLeft = null
    this.#running = null
    this.#isReady = false
    this.#scene.checks.closed()
    this.#scene.world.run(null)
    this.onRunning(false)
  }

  /** F31: a copy of the books is made, with a draft in it or as they are. */
  copyBooks(hasDraft: boolean): void {
    const bytes = this.#running?.books.bytes() ?? this.#bytes
    if (hasDraft) this.#older.awaitDraft()
    else if (bytes) this.#copy(bytes)
  }

  #copy(bytes: Uint8Array): void {
    this.#older.keep({ bytes, made_ms: this.#scene.world.now_ms })
  }

  /** F31: the counter ends, and the copy that was made last gets the place of the books. */
  putBack(how: 'cut' | 'closed'): void {
    const running = this.#running
    // One that is off finds the copy when it starts.
    if (!this.#older.putBack() || !running) return
    if (how === 'cut' || !this.isReady) return running.boot.cut('and a copy is put back')
    this.#isReady = false
    const off_ms = this.#draw.between(3_000, 60_000)
    void this.close().then(() => this.#scene.world.after(off_ms, () => this.start()))
  }

  /** What the machine's clock shows. */
  wall(): number {
    return Math.max(0, Math.round(this.#scene.world.wall() + this.#wrong_ms))
  }

  /** Somebody sets the wall clock: this run and the next ones see it. */
  setWall(wrong_ms: number): void {
    if (wrong_ms !== this.#wrong_ms) this.clockSet += 1
    this.#wrong_ms = wrong_ms
    if (this.#running) this.#running.clock.wrong_ms = wrong_ms
  }

  /** @param isTold whether the host hears of the sleep before it comes */
  sleep(sleep_ms: number, kind: SleepKind, isTold: boolean): void {
    const running = this.#running
    if (!running || running.clock.asleep) return
    const { world, story } = this.#scene
    story.tell(null, `sleeps ${sleep_ms} ${kind}`)
    if (isTold) running.core.suspending()
    running.clock.sleep(kind)
    this.onRunning(false)
    world.after(sleep_ms, () => {
      if (this.#running !== running) return
      running.clock.wakeUp()
      story.tell(null, 'wakes up')
      this.#scene.checks.disturbed()
      const late_ms = this.#draw.oneIn(2) ? 0 : this.#draw.between(1, 3_000)
      world.after(late_ms, () => running.boot.isAlive() && running.core.resumed())
      for (const what of running.waiting.splice(0)) what()
      if (this.#isReady) this.onRunning(true)
    })
  }

  /** Closes the counter as a host does. The books stay as they are then. */
  async close(): Promise<void> {
    const running = this.#running
    if (!running) return
    const books = running.books.database()
    const closed = running.core.close().catch((cause: unknown) => {
      this.#broken('close', cause, running.boot)
    })
    // A core that lost its power while it closed ends nowhere.
    await Promise.race([closed, running.gone])
    if (this.#running !== running) return
    this.#over(running, books.serialize())
    running.books.end()
  }

  /** Asks the counter something, as a screen does. Whatever it answers is looked at for secrets. */
  async ask<Value>(
    about: string | null,
    words: string,
    call: (client: Client) => Promise<Value>,
  ): Promise<Told<Value>> {
    const { story } = this.#scene
    const running = this.#running
    if (!running || !this.isReady) return { kind: 'silence' }
    const { boot } = running
    try {
      const value = await call(boot.client)
      if (!boot.isAlive()) return { kind: 'silence' }
      const said = JSON.stringify(value)
      this.#secrets.answered(said, words)
      story.tell(about, `${words}: ${said}`)
      this.#scene.tally.answer(words)
      return { kind: 'answer', value }
    } catch (cause) {
      if (!boot.isAlive()) return { kind: 'silence' }
      const code = codeOf(cause)
      story.tell(about, `${words}: ${code ?? String(cause)}`)
      this.#scene.tally.answer(`${words} ${code ?? 'BROKEN'}`)
      if (code === null) this.#broken(words, cause, boot)
      return { kind: 'refused', code: code ?? 'BROKEN', about: aboutOf(cause) }
    }
  }

  #broken(what: string, cause: unknown, boot: Boot): void {
    if (cause instanceof PowerCut || !boot.isAlive()) return
    const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    this.#scene.checks.fail(0, `${what} broke: ${words}`, null)
  }
}

/** The contract's own words for a "no"; null for anything it has none for. */
function codeOf(cause: unknown): string | null {
  if (!(cause instanceof ORPCError) || !cause.defined) return null
  const code = String(cause.code)
  const more: unknown = cause.data
  const which = typeof more === 'object' && more !== null && 'code' in more ? more.code : null
  return typeof which === 'string' ? `${code} ${which}` : code
}

/** The sale a "no" names, where it names one. */
function aboutOf(cause: unknown): string | null {
  const more: unknown = cause instanceof ORPCError ? cause.data : null
  const id = typeof more === 'object' && more !== null && 'id' in more ? more.id : null
  return typeof id === 'string' ? id : null
}
