import type { ProviderId } from '../domain/provider.ts'
import { alsamiflexi } from './alsamiflexi.ts'
import { autoflexi } from './autoflexi.ts'
import { flexiloadbd } from './flexiloadbd.ts'
import { openHouse, oracleOf } from './house.ts'
import type { HouseOptions } from './house.ts'
import type { RunningServer } from './http-server.ts'
import { startOracleServer } from './oracle-server.ts'
import type { Oracle } from './oracle-server.ts'
import { startPrinter, type VirtualPrinter } from './printer/printer.ts'
import { ProviderServer } from './provider-server.ts'

export interface SandboxOptions extends HouseOptions {
  /** First of five: autoflexi, alsamiflexi, flexiloadbd, oracle, printer. Absent: free ones. */
  readonly portBase?: number
}

export interface Account {
  /** The base URL as an owner would type it. */
  readonly url: string
  readonly key: string
}

export interface Sandbox {
  readonly accounts: Readonly<Record<ProviderId, Account>>
  readonly oracle: Oracle & { readonly url: string }
  /** Takes what a shop prints in practice. */
  readonly printer: VirtualPrinter
  /** Ends every socket and timer and keeps the book a last time; asked twice, it ends once. */
  stop(): Promise<void>
}

/** Nobody has to put in paper, and nobody looks at what was printed long ago. */
const forPractice = { endless: true, keeps_jobs: 20 } as const

/**
 * Starts the three providers, their oracle and a receipt printer on the loopback address.
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
    house.posts.stop()
    await Promise.all(running.map((server) => server.stop()))
    house.changed()
  }
  let ended: Promise<void> | null = null
  const stop = () => (ended ??= endAll())
  const wanted = (nth: number) => (base === undefined ? 0 : base + nth)
  let printer: VirtualPrinter
  try {
    for (const [nth, start] of starts.entries()) running.push(await start(wanted(nth)))
    printer = await startPrinter({ ...forPractice, clock: options.clock, port: wanted(4) })
    running.push(printer)
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
    printer,
    stop,
  }
}
