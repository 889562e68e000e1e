import { createRouterClient } from '@orpc/server'
import { v7 as uuidv7 } from 'uuid'
import type { RechargeIntent, SaleDetail } from '../../contract/schemas.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { SaleId } from '../../domain/sale.ts'
import { type Core, createCore } from '../core.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import type { KeyVault } from '../key-vault.ts'
import { type LogFields, silentLog } from '../log.ts'
import type { Provider } from '../providers/provider.ts'
import type { CoreParts } from '../wiring/parts.ts'
import { type ManualClock, manualClock } from './manual-clock.ts'
import { type ScriptedProvider, scriptedProvider } from './scripted-provider.ts'

/** Seals by turning the bytes round: enough to see that nothing is kept in clear. */
export const mirrorVault: KeyVault = {
  seal: (key) => Promise.resolve(new TextEncoder().encode(key).toReversed()),
  open: (sealed) => Promise.resolve(new TextDecoder().decode(sealed.toReversed())),
}

/** Bytes that differ from call to call and are the same in every run of a test. */
export function countingBytes(): (bytes: number) => Uint8Array {
  let next = 0
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      next += 1
      return (next * 167 + Math.floor(next / 256) * 59) % 256
    })
}

export interface TestShop {
  readonly core: Core
  readonly db: Database
  readonly clock: ManualClock
  readonly providers: Readonly<Record<ProviderId, ScriptedProvider>>
  readonly client: ReturnType<typeof clientOf>
  readonly logged: readonly { event: string; fields: LogFields | undefined }[]
  /** Lets everything that is ready run, moving no time. */
  settle(): Promise<void>
  /** Sells and waits until the sale stands still without time moving. */
  sell(words?: Partial<RechargeIntent>): Promise<SaleDetail>
  sale(id: string): Promise<SaleDetail>
  /**
   * The counter loses its power: what was committed is reopened by a new core, in a run of its
   * own. The machine's monotonic time begins anew, and nobody waits for an answer any more.
   *
   * @param off_ms how long the power is away by the wall clock, which may have been set meanwhile
   */
  crash(off_ms?: number): Promise<TestShop>
}

/** @param askPackages flexiloadbd's lists of packages, where a test needs them */
export function scriptedProviders(
  askPackages: Provider['askPackages'] = null,
): TestShop['providers'] {
  return {
    autoflexi: scriptedProvider('autoflexi'),
    alsamiflexi: scriptedProvider('alsamiflexi'),
    flexiloadbd: scriptedProvider('flexiloadbd', askPackages),
  }
}

const clientOf = (core: Core) => createRouterClient(core.router)

/** A shop with real books in memory, providers a test speaks for, and a clock a test moves. */
export async function openShop(
  from: Partial<CoreParts> & {
    clock?: ManualClock
    providers?: TestShop['providers']
    /** Set the providers up as the owner would; true unless said otherwise. */
    setUp?: boolean
  } = {},
): Promise<TestShop> {
  const clock = from.clock ?? manualClock()
  const db = from.db ?? openDatabase(':memory:')
  const providers = from.providers ?? scriptedProviders()
  const logged: { event: string; fields: LogFields | undefined }[] = []
  const note = (event: string, fields?: LogFields) => void logged.push({ event, fields })
  const parts: CoreParts = {
    db,
    clock,
    books: 'real',
    vault: mirrorVault,
    version: '0',
    practice: null,
    useBooks: null,
    random: from.random ?? countingBytes(),
    makeProvider({ provider }, _, closing) {
      providers[provider].until(closing)
      return providers[provider]
    },
    log: { ...silentLog, warn: note, error: note },
  }
  const core = createCore({ ...parts, ...from, db, clock })
  const { random } = parts
  await core.start()
  const client = clientOf(core)
  const settle = () => clock.advanceGently(0)
  const sale = (id: string) => client.sales.get({ id: SaleId.parse(id) })
  const shop: TestShop = {
    core,
    db,
    clock,
    providers,
    client,
    logged,
    settle,
    sale,
    async sell(words = {}) {
      const submitted = await client.sales.submit(recharge(words))
      await settle()
      return sale(submitted.id)
    },
    async crash(off_ms = 0) {
      const kept = openDatabase(db.serialize())
      db.close()
      for (const provider of Object.values(providers)) provider.hangUp()
      // Random bytes go on where they were: no run draws what another has drawn.
      const next = { db: kept, clock: manualClock(clock.now() + off_ms), providers, random }
      return openShop({ ...from, ...next, setUp: false })
    },
  }
  if (from.setUp !== false) await setUp(shop)
  return shop
}

let customers = 0

/**
 * A recharge of ৳50 to a Grameenphone number through flexiloadbd, unless said otherwise. Every one
 * is for another customer: the same again would be a twin.
 */
export function recharge(words: Partial<RechargeIntent> = {}): RechargeIntent {
  customers += 1
  return {
    id: uuidv7(),
    kind: 'recharge',
    operator: 'GP',
    number: `017${String(40_000_000 + customers)}`,
    lineType: 'prepaid',
    amount_e4: 500_000,
    provider: 'flexiloadbd',
    ...words,
  }
}

async function setUp(shop: TestShop): Promise<void> {
  for (const [index, provider] of providerIds.toReversed().entries()) {
    await shop.client.providers.save({
      provider,
      baseUrl: `https://${provider}.example/api`,
      key: `key-of-${provider}`,
      preference: index + 1,
    })
  }
  await shop.settle()
}
