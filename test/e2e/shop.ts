import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Books, Settings } from '../../src/contract/schemas.ts'
import { type Log, silentLog } from '../../src/core/log.ts'
import { type ProviderId, providerIds } from '../../src/domain/provider.ts'
import type { Counter } from '../../src/host/counter.ts'
import type { Failures } from '../../src/host/failures.ts'
import { keyFileVault } from '../../src/host/key-file-vault.ts'
import { openCounter } from '../../src/host/open-counter.ts'
import { forgetfulPreferences, type Preferences } from '../../src/host/preferences.ts'
import { type CounterClient, createClient } from '../../src/loopback/client.ts'
import { type Loopback, startLoopback } from '../../src/loopback/loopback.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type FastClock, fastClock } from './fast-clock.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Fast enough that a delivery takes a blink, slow enough to see a sale wait. */
const USUAL_PACE = 30

export interface Opening {
  readonly books: Books
  /** False leaves the first-run questions to the test. */
  readonly welcomed: boolean
  readonly settings: Partial<Settings>
  /** Real books: the providers set up beforehand, the preferred one first. */
  readonly providers: readonly ProviderId[]
  /** Started for these books alone. */
  readonly fixed?: boolean
}

/** A whole counter in this very program, its page on a loopback port, its providers beside it. */
export interface Shop {
  readonly clock: FastClock
  readonly client: CounterClient
  readonly pageUrl: string
  readonly url: string
  readonly token: string
  readonly dataDir: string
  /** The providers the open books sell through. */
  sandbox(): Sandbox
  /** What went wrong inside without anybody having expected it. */
  failures(): readonly string[]
  /** The program ends in good order; the page loses it. */
  close(): Promise<void>
  /** Starts again on the same folder, port and token. */
  reopen(): Promise<void>
  /**
   * Starts again with a token of its own, as a program started anew has one.
   * @returns the address of its page; `client` speaks to it again after a `reopen`
   */
  restart(): Promise<string>
  isOpen(): boolean
  /** Everything ends and nothing is left on the disk. */
  end(): Promise<void>
}

export async function openShop(opening: Opening): Promise<Shop> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'counter-e2e-'))
  const clock = fastClock(USUAL_PACE)
  const random = (bytes: number) => randomBytes(bytes)
  const own = opening.books === 'real' ? await startSandbox({ clock, random }) : null
  const house = new House(dataDir, clock, own, opening)
  await house.open(0)
  const { url, token, pageUrl } = house.loopback
  const client = createClient({ url, token })
  await prepare(client, opening, house.sandbox)
  return {
    clock,
    client,
    dataDir,
    url,
    token,
    pageUrl,
    sandbox: () => house.sandbox,
    failures: () => house.failed,
    isOpen: () => house.isOpen,
    close: () => house.close(),
    reopen: () => house.open(Number(new URL(url).port), token),
    async restart() {
      await house.close()
      await house.open(Number(new URL(url).port))
      return house.loopback.pageUrl
    },
    async end() {
      clock.pace(USUAL_PACE)
      await house.close()
      await own?.stop()
      clock.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function prepare(client: CounterClient, opening: Opening, sandbox: Sandbox): Promise<void> {
  if (opening.welcomed) {
    const usual = { shopName: 'Bismillah Telecom', language: 'bn', welcomed: true } as const
    await client.settings.save({ ...usual, ...opening.settings })
  }
  if (opening.books !== 'real') return
  for (const [nth, provider] of opening.providers.entries()) {
    const { url: baseUrl, key } = sandbox.accounts[provider]
    await client.providers.save({ provider, baseUrl, key, preference: nth + 1 })
  }
}

/** The books, the way to them, and the sandbox that practice brings along. */
class House {
  readonly failed: string[] = []
  readonly #dataDir: string
  readonly #fixed: boolean
  readonly #clock: FastClock
  readonly #own: Sandbox | null
  readonly #preferences: Preferences = forgetfulPreferences()
  readonly #log: Log = {
    ...silentLog,
    error: (event, fields) => void this.failed.push(`${event} ${JSON.stringify(fields)}`),
  }
  #practice: Sandbox | null = null
  #running: { readonly counter: Counter; readonly loopback: Loopback } | null = null

  constructor(dataDir: string, clock: FastClock, own: Sandbox | null, opening: Opening) {
    const { books, fixed = false } = opening
    this.#fixed = fixed
    this.#dataDir = dataDir
    this.#clock = clock
    this.#own = own
    this.#preferences.remember({ books })
  }

  get isOpen(): boolean {
    return this.#running !== null
  }

  get loopback(): Loopback {
    if (!this.#running) throw new Error('the counter is closed')
    return this.#running.loopback
  }

  get sandbox(): Sandbox {
    const sandbox = this.#own ?? this.#practice
    if (!sandbox) throw new Error('these books have no sandbox')
    return sandbox
  }

  async open(port: number, token?: string): Promise<void> {
    const failures: Failures = {
      report: (where, cause) => void this.failed.push(`${where}: ${String(cause)}`),
    }
    const counter = await openCounter({
      dataDir: this.#dataDir,
      fixed: this.#fixed,
      preferences: this.#preferences,
      clock: this.#clock,
      random: (bytes) => randomBytes(bytes),
      vault: (booksDir) => keyFileVault(path.join(booksDir, 'counter.key')),
      log: this.#log,
      failures,
      version: '0.0.0-e2e',
      startSandbox: async (options) => (this.#practice = await startSandbox(options)),
    })
    const rendererDir = path.join(ROOT, 'out/renderer')
    const given = token === undefined ? {} : { token }
    this.#running = {
      counter,
      loopback: await startLoopback({ counter, rendererDir, port, ...given }),
    }
  }

  async close(): Promise<void> {
    const running = this.#running
    this.#running = null
    if (!running) return
    await running.loopback.close()
    await running.counter.close()
  }
}

export const everyProvider: readonly ProviderId[] = providerIds
