import path from 'node:path'
import { text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type CounterClient, createClient } from '../../src/loopback/client.ts'
import { type Child, EndedEarly, type Ending, start } from './children.ts'
import { SAYING } from './armed.ts'
import { type KillOrder, ORDER } from './order.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const FAILPOINTS = path.join(import.meta.dirname, 'failpoints.ts')
const SERVE = path.join(ROOT, 'scripts/serve.ts')
const AUTHORITY = path.join(ROOT, 'src/core/providers/testing/certificates/authority.pem')
const START_ms = 20_000
const CALL_ms = 10_000

const Served = z.object({ url: z.string(), token: z.string(), pid: z.number() })

/** Time as the counters of this test have it: faster than the machine's, and it can skip hours. */
export class ShopTime {
  readonly pace: number
  #began_ms = Date.now()
  #wall_ms = Date.now()

  constructor(pace: number) {
    this.pace = pace
  }

  /** The counter is off for so long. */
  skip(skipped_ms: number): void {
    const now = this.now()
    this.#began_ms = Date.now()
    this.#wall_ms = now + skipped_ms
  }

  now(): number {
    return this.#wall_ms + (Date.now() - this.#began_ms) * this.pace
  }

  get base(): Pick<KillOrder, 'pace' | 'wall_ms' | 'began_ms'> {
    return { pace: this.pace, wall_ms: this.#wall_ms, began_ms: this.#began_ms }
  }
}

/** Where a counter is to end itself; null leaves it to whoever kills it. */
export type Aim = Pick<KillOrder, 'point' | 'provider' | 'nth' | 'delay_us'> | null

export interface CounterOptions {
  readonly dataDir: string
  readonly time: ShopTime
  readonly aim: Aim
  readonly mutant: string | null
  readonly uid?: number
}

/** How a counter came to its end, and at which point, if it was there. */
export interface CounterEnding extends Ending {
  readonly point: string | null
}

/** The real counter, `scripts/serve.ts`, in a program of its own on real books. */
export interface RunningCounter {
  readonly pid: number
  readonly ended: Promise<CounterEnding>
  /** Null where it ended before it could be spoken to. @throws where it says nothing at all */
  client(): Promise<CounterClient | null>
  isRunning(): boolean
  /** The power goes. */
  kill(): Promise<CounterEnding>
  /** It is asked to close in good order. */
  close(): Promise<CounterEnding>
}

export function startCounter(options: CounterOptions): RunningCounter {
  const child = startChild(options)
  const said = child.stdio[SAYING]
  const point = said instanceof Readable ? text(said) : Promise.resolve('')
  const ended = child.ended.then(async (ending): Promise<CounterEnding> => {
    const words = (await point).trim()
    return { ...ending, point: words === '' ? null : words }
  })
  const endBy = (signal: NodeJS.Signals) => {
    if (child.isRunning()) child.signal(signal)
    return ended
  }
  return {
    pid: child.pid,
    ended,
    isRunning: () => child.isRunning(),
    kill: () => endBy('SIGKILL'),
    close: () => endBy('SIGTERM'),
    async client() {
      try {
        const { url, token } = Served.parse(JSON.parse(await child.firstLine(START_ms)))
        return createClient({ url, token, timeout_ms: CALL_ms })
      } catch (cause) {
        if (cause instanceof EndedEarly) return null
        throw cause
      }
    },
  }
}

function startChild({ dataDir, time, aim, mutant, uid }: CounterOptions): Child {
  const nowhere = { point: null, provider: null, nth: 1, delay_us: 0 }
  const order: KillOrder = { ...(aim ?? nowhere), ...time.base, mutant }
  const args = ['--import', FAILPOINTS, SERVE, '--data', dataDir]
  const env = {
    ...process.env,
    [ORDER]: JSON.stringify(order),
    NODE_EXTRA_CA_CERTS: AUTHORITY,
    // With this in its surroundings it ends by itself once whoever started it is gone.
    npm_lifecycle_event: 'kill-test',
  }
  return start(process.execPath, args, {
    env,
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
}
