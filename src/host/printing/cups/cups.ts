import type { FoundPrinter, PrintWhy } from '../../../contract/printing.ts'
import type { Clock } from '../../../core/clock.ts'
import { type Line, type Link, PrinterAway } from '../link.ts'
import { pause } from '../pause.ts'
import {
  type QueueLook,
  readDefault,
  readJobs,
  readLook,
  readNames,
  readRequest,
} from './lpstat.ts'
import { type Errand, run, type Said } from './program.ts'

/** How long what is waited for. */
export interface CupsPatience {
  readonly look_ms: number
  readonly print_ms: number
  /** For a job to be through, once the queue has all of it. */
  readonly job_ms: number
  /** Between two looks at it. */
  readonly between_ms: number
}

const usualPatience: CupsPatience = {
  look_ms: 5_000,
  print_ms: 10_000,
  job_ms: 3_000,
  between_ms: 200,
}

/**
 * What CUPS lets nobody name a queue, and what its programs would read as something else: an
 * option, one of several settings of a queue (`name/instance`), more than one.
 */
const NO_NAME = /^-|[\s/#\\?'",\p{Cc}]/u

/** Stands in the list of jobs, where everybody at the computer reads it. */
const DOCUMENT = 'FlexiCounter'

/** What `lp` says when it has handed nothing over. */
const refusals: readonly (readonly [words: string, why: PrintWhy])[] = [
  ['does not exist', 'gone'],
  ['is not accepting jobs', 'offline'],
]

/** The queues of CUPS, past their drivers. */
export class Cups {
  readonly #clock: Clock
  readonly #env: Readonly<Record<string, string>>
  readonly #patience: CupsPatience

  /** @param env which CUPS, where it is not this computer's own: `CUPS_SERVER` */
  constructor(
    clock: Clock,
    env: Readonly<Record<string, string>> = {},
    patience: CupsPatience = usualPatience,
  ) {
    this.#clock = clock
    this.#env = env
    this.#patience = patience
  }

  link(name: string): Link {
    return { open: (closing) => this.#open(name, closing) }
  }

  /** The usual one first. */
  async find(): Promise<readonly FoundPrinter[]> {
    const [names, usual] = [await this.#list('-e'), await this.#list('-d')]
    const isDefault = (name: string) => name === readDefault(usual)
    return readNames(names)
      .filter((name) => !NO_NAME.test(name))
      .map(
        (name): FoundPrinter => ({
          at: { way: 'queue', name },
          name,
          driver: null,
          isDefault: isDefault(name),
        }),
      )
      .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault))
  }

  /** @returns nothing where CUPS is not there, or does not say in time */
  async #list(question: '-e' | '-d'): Promise<string> {
    const patience_ms = this.#patience.look_ms
    try {
      return (await run({ program: 'lpstat', args: [question], patience_ms, env: this.#env })).out
    } catch (cause) {
      if (cause instanceof PrinterAway) return ''
      throw cause
    }
  }

  async #open(name: string, closing: AbortSignal): Promise<Line> {
    if (name === '' || NO_NAME.test(name)) throw new PrinterAway('gone', { untouched: true })
    if (closing.aborted) throw new PrinterAway('stopped', { untouched: true })
    const queue = new Queue(name, this.#env, this.#patience)
    const { why } = await queue.look()
    if (why !== null) throw new PrinterAway(why, { untouched: true })
    return new CupsLine(queue, { clock: this.#clock, patience: this.#patience, closing })
  }
}

/** One queue, and what its programs say of it. */
class Queue {
  readonly #name: string
  readonly #env: Readonly<Record<string, string>>
  readonly #patience: CupsPatience

  constructor(name: string, env: Readonly<Record<string, string>>, patience: CupsPatience) {
    this.#name = name
    this.#env = env
    this.#patience = patience
  }

  /** @throws PrinterAway where there is no such queue */
  async look(): Promise<QueueLook> {
    const name = this.#name
    const { out, err } = await this.#run({
      program: 'lpstat',
      args: ['-l', '-p', name, '-a', name],
      patience_ms: this.#patience.look_ms,
    })
    const look = readLook(name, out)
    if (look !== null) return look
    throw new PrinterAway(err.includes('Invalid destination') ? 'gone' : 'spooler')
  }

  async isThrough(job: number): Promise<boolean> {
    const patience_ms = this.#patience.look_ms
    const { code, out } = await this.#run({ program: 'lpstat', args: ['-o'], patience_ms })
    return code === 0 && !readJobs(out).includes(job)
  }

  /** @returns the number of the job */
  async print(bytes: Uint8Array): Promise<number> {
    const { out, err } = await this.#run({
      program: 'lp',
      args: ['-d', this.#name, '-o', 'raw', '-t', DOCUMENT],
      patience_ms: this.#patience.print_ms,
      input: bytes,
    })
    const job = readRequest(out)
    if (job !== null) return job
    const refused = refusals.find(([words]) => err.includes(words))
    throw new PrinterAway(refused?.[1] ?? 'spooler', { untouched: refused !== undefined })
  }

  async takeBack(job: number): Promise<void> {
    const patience_ms = this.#patience.look_ms
    await this.#run({ program: 'cancel', args: [String(job)], patience_ms })
  }

  #run(errand: Errand): Promise<Said> {
    return run({ ...errand, env: this.#env })
  }
}

interface Watching {
  readonly clock: Clock
  readonly patience: CupsPatience
  readonly closing: AbortSignal
}

/**
 * One job. `lp` is run with all of it at the end: a job that is dropped before was never there, and
 * one that is cut off on its way stays in CUPS' list for ever, with nothing in it.
 */
class CupsLine implements Line {
  readonly answers = false
  readonly #queue: Queue
  readonly #clock: Clock
  readonly #patience: CupsPatience
  readonly #closing: AbortSignal
  #gathered: Uint8Array[] = []

  constructor(queue: Queue, { clock, patience, closing }: Watching) {
    this.#queue = queue
    this.#clock = clock
    this.#patience = patience
    this.#closing = closing
  }

  ask(): Promise<null> {
    return Promise.resolve(null)
  }

  /** Takes it at once, and lets whatever else waits have its turn: a long paper is many parts. */
  send(bytes: Uint8Array): Promise<void> {
    this.#gathered.push(bytes.slice())
    return new Promise((resolve) => {
      setImmediate(resolve)
    })
  }

  async end(): Promise<void> {
    const bytes = Buffer.concat(this.#gathered)
    this.#gathered = []
    if (bytes.length === 0) return
    if (this.#closing.aborted) throw new PrinterAway('stopped', { untouched: true })
    const job = await this.#queue.print(bytes)
    try {
      await this.#watch(job)
    } catch (cause) {
      // The queue has it: no question that is not answered from here on proves anything.
      throw cause instanceof PrinterAway ? new PrinterAway(cause.why, { cause }) : cause
    }
  }

  drop(): void {
    this.#gathered = []
  }

  /**
   * Looks after the job for a little while. One that stands is taken out of the queue: it would
   * come out by itself once there is paper, beside the one a person asked for meanwhile.
   */
  async #watch(job: number): Promise<void> {
    const until_ms = this.#clock.monotonic() + this.#patience.job_ms
    for (;;) {
      if (await this.#queue.isThrough(job)) return
      const { why, isConnecting } = await this.#queue.look()
      const isOver = this.#closing.aborted || this.#clock.monotonic() >= until_ms
      const standsFor = why ?? (isOver && isConnecting ? 'offline' : null)
      if (standsFor !== null) {
        await this.#queue.takeBack(job)
        throw new PrinterAway(standsFor)
      }
      if (isOver) return
      await pause(this.#clock, this.#patience.between_ms, this.#closing)
    }
  }
}
