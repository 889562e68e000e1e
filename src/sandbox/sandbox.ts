import { TAKA_E4 } from '../domain/money.ts'
import type { ProviderId, WalletName } from '../domain/provider.ts'
import { alsamiflexi } from './alsamiflexi.ts'
import { autoflexi } from './autoflexi.ts'
import { Book } from './book.ts'
import type { OpeningBalances } from './book.ts'
import { Waits } from './clock.ts'
import type { SandboxClock } from './clock.ts'
import { FaultScript } from './faults.ts'
import { flexiloadbd } from './flexiloadbd.ts'
import type { RunningServer } from './http-server.ts'
import { startOracleServer } from './oracle-server.ts'
import type { Oracle } from './oracle-server.ts'
import { ProviderServer } from './provider-server.ts'
import type { House } from './provider-server.ts'
import { RequestLog } from './request-log.ts'

export interface SandboxOptions {
  /** First of four ports: autoflexi, alsamiflexi, flexiloadbd, oracle. Absent: free ones. */
  readonly portBase?: number
  readonly clock: SandboxClock
  readonly random: (bytes: number) => Uint8Array
  /** Keeps wallets and executed sales over a restart; absent, everything ends with `stop`. */
  readonly store?: {
    /** What `save` was last given; null before the first time. */
    load(): string | null
    save(state: string): void
  }
  /** Wallets that open with another balance than the usual one. */
  readonly openingBalance_e4?: {
    readonly [provider in ProviderId]?: { readonly [wallet in WalletName]?: number }
  }
  /** `none` for simulations and benches that sell faster than a provider lets a shop. */
  readonly rateLimits?: 'documented' | 'none'
  /** Executions remembered, the newest; 2,000 unless said otherwise. */
  readonly keepExecutions?: number
  /** Requests remembered, the newest; 2,000 unless said otherwise. */
  readonly keepRequests?: number
}

export interface Account {
  /** The base URL as an owner would type it. */
  readonly url: string
  readonly key: string
}

export interface Sandbox {
  readonly accounts: Readonly<Record<ProviderId, Account>>
  readonly oracle: Oracle & { readonly url: string }
  /** Ends every socket and timer and keeps the book a last time; asked twice, it ends once. */
  stop(): Promise<void>
}

const usualBalance_e4: OpeningBalances = {
  autoflexi: { main: 5000 * TAKA_E4 },
  alsamiflexi: { main: 25_000 * TAKA_E4 },
  flexiloadbd: {
    flexiload: 12_480 * TAKA_E4 + TAKA_E4 / 2,
    drive: 4000 * TAKA_E4,
    bank: 20_000 * TAKA_E4,
  },
}

/**
 * Starts the three providers and their oracle on the loopback address.
 * @throws where a port is taken, and where the store holds something that is not a saved book.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const house = openHouse(options)
  const base = options.portBase
  const servers = {
    autoflexi: new ProviderServer(autoflexi, house),
    alsamiflexi: new ProviderServer(alsamiflexi, house),
    flexiloadbd: new ProviderServer(flexiloadbd, house),
  }
  const oracle = oracleOf(house)
  const starts: readonly ((port: number) => Promise<RunningServer>)[] = [
    (port) => servers.autoflexi.start(port),
    (port) => servers.alsamiflexi.start(port),
    (port) => servers.flexiloadbd.start(port),
    (port) => startOracleServer(oracle, port),
  ]
  const running: RunningServer[] = []
  const endAll = async () => {
    house.waits.stop()
    await Promise.all(running.map((server) => server.stop()))
    house.changed()
  }
  let ended: Promise<void> | null = null
  const stop = () => (ended ??= endAll())
  try {
    for (const [nth, start] of starts.entries()) {
      running.push(await start(base === undefined ? 0 : base + nth))
    }
  } catch (cause) {
    await stop()
    throw cause
  }
  const port = (nth: number) => running[nth]?.port ?? 0
  const account = (server: ProviderServer, nth: number): Account => ({
    url: server.url(port(nth)),
    key: server.key,
  })
  return {
    accounts: {
      autoflexi: account(servers.autoflexi, 0),
      alsamiflexi: account(servers.alsamiflexi, 1),
      flexiloadbd: account(servers.flexiloadbd, 2),
    },
    oracle: { ...oracle, url: `http://127.0.0.1:${port(3)}` },
    stop,
  }
}

function openHouse(options: SandboxOptions): House {
  const { clock, random, store } = options
  const opening = { ...usualBalance_e4 }
  for (const provider of ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const) {
    opening[provider] = { ...usualBalance_e4[provider], ...options.openingBalance_e4?.[provider] }
  }
  const book = new Book(clock, options.keepExecutions ?? 2000, opening)
  const saved = store?.load() ?? null
  if (saved !== null) book.restore(saved)
  return {
    clock,
    random,
    book,
    waits: new Waits(clock),
    faults: new FaultScript(clock),
    log: new RequestLog(options.keepRequests ?? 2000),
    rateLimits: options.rateLimits ?? 'documented',
    changed: () => store?.save(book.save()),
  }
}

function oracleOf(house: House): Oracle {
  const { book, faults, log } = house
  return {
    executions: () => book.executions(),
    wallets: () => book.wallets(),
    requests: () => log.all(),
    topUp(provider, wallet, amount_e4) {
      book.topUp(provider, wallet, amount_e4)
      house.changed()
    },
    reverse(provider, providerReference) {
      book.reverse(provider, providerReference)
      house.changed()
    },
    fault: (more) => faults.add(more),
    clearFaults: () => faults.clear(),
  }
}
