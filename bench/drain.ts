import type { Clock } from '../src/core/clock.ts'
import { createCore } from '../src/core/core.ts'
import type { Database } from '../src/core/db/database.ts'
import { openDatabase } from '../src/core/db/open.ts'
import { silentLog } from '../src/core/log.ts'
import { createProvider } from '../src/core/providers/create-provider.ts'
import { type ManualClock, manualClock } from '../src/core/testing/manual-clock.ts'
import { countingBytes, mirrorVault } from '../src/core/testing/shop.ts'
import { type ProviderId, rechargeWallet } from '../src/domain/provider.ts'
import { alsamiflexi } from '../src/sandbox/alsamiflexi.ts'
import { flexiloadbd } from '../src/sandbox/flexiloadbd.ts'
import { type House, openHouse } from '../src/sandbox/house.ts'
import { ProviderFront } from '../src/sandbox/provider-front.ts'
import { createRouterClient } from '@orpc/server'
import { COST_e4, FACE_e4, fillOpen, nameOf } from './open-sales.ts'
import type { Row } from './row.ts'
import { type Arrival, type Line, simulatedLine } from './simulated-line.ts'

const SALES = 10_000
const MINUTE_ms = 60_000
/** Nothing drains longer than this: at half of the limit it would be done. */
const PATIENCE = 2

const wires = { alsamiflexi, flexiloadbd } as const
type Asked = keyof typeof wires

/** Questions a minute, as the documents have it: alsamiflexi's for every call, sales included. */
const LIMIT = 60

/**
 * A counter that starts with thousands of sales open, as after days without internet: how long it
 * takes to ask about each of them, and whether the provider ever says that this is too fast. The
 * far end is the sandbox with its own limit, the time simulated.
 */
export async function benchDrain(_folder: string, sales = SALES): Promise<Row[]> {
  const rows: Row[] = []
  for (const provider of ['flexiloadbd', 'alsamiflexi'] as const) {
    rows.push(...told(provider, sales, await drained(provider, sales)))
  }
  return rows
}

function told(provider: Asked, sales: number, asked: readonly Arrival[]): Row[] {
  const questions = asked.filter(
    ({ path }) => path.includes('/status') || path.includes('/transac'),
  )
  const times = questions.map(({ at_ms }) => at_ms)
  const minutes = (Math.max(...times) - Math.min(...times)) / MINUTE_ms
  const tooFast = asked.filter(({ status }) => status === 429).length
  const share = (100 * questions.length) / (minutes * LIMIT)
  const at = `${sales.toLocaleString('en')} open sales at ${provider}`
  const least = { name: 'at all of the limit', value: sales / LIMIT }
  return [
    row(`${at}: questions about them`, questions.length, '', 'noted'),
    { ...row(`${at}: drained in`, minutes, 'simulated minutes', 'noted'), baseline: least },
    {
      ...row(`${at}: of the limit`, share, '%', '>= 95 %'),
      baseline: { name: 'all of the limit', value: 100 },
      missed: share < 95,
    },
    { ...row(`${at}: answered with 429`, tooFast, '', '0'), missed: tooFast > 0 },
  ]
}

function row(name: string, value: number, unit: string, goal: string): Row {
  return { name, value, unit, baseline: null, goal }
}

async function drained(provider: Asked, sales: number): Promise<readonly Arrival[]> {
  const clock = manualClock(Date.parse('2026-01-01T12:00:00+06:00'))
  const house = openHouse({
    clock,
    random: countingBytes(),
    openingBalance_e4: { [provider]: { [rechargeWallet[provider]]: 2 * FACE_e4 * sales } },
    keepExecutions: sales,
    keepRequests: 1,
  })
  const front = new ProviderFront(wires[provider], house)
  const line = simulatedLine(front, clock)
  const db = await setUp(provider, front, line, clock)
  fillOpen(db, provider, sales, clock.now())
  execute(house, provider, sales)
  const before = line.arrivals.length
  const core = coreOf(db, line, clock)
  await core.start()
  const open = db.read<[], { open: number }>(
    "SELECT count(*) AS open FROM sale WHERE state <> 'succeeded'",
  )
  const patience = Math.ceil((PATIENCE * sales) / LIMIT) + 5
  for (let minute = 0; (open.get()?.open ?? 0) > 0; minute += 1) {
    if (minute > patience) throw new Error(`${open.get()?.open} sales are still open`)
    await clock.advanceGently(MINUTE_ms)
  }
  const closing = core.close()
  await clock.advanceGently(MINUTE_ms)
  await closing
  return line.arrivals.slice(before)
}

function coreOf(db: Database, line: Line, clock: Clock) {
  return createCore({
    db,
    clock,
    books: 'real',
    random: countingBytes(),
    makeProvider: (account, directory, closing) =>
      createProvider(account, { transport: line.transport, clock, directory, closing }),
    vault: mirrorVault,
    log: silentLog,
    version: 'bench',
    practice: null,
    useBooks: null,
  })
}

/** Books with the provider set up, its wallet in them, and a minute since anybody asked. */
async function setUp(
  provider: ProviderId,
  { key, basePath }: ProviderFront,
  line: Line,
  clock: ManualClock,
): Promise<Database> {
  const db = openDatabase(':memory:')
  const core = coreOf(db, line, clock)
  await core.start()
  const client = createRouterClient(core.router)
  const baseUrl = `https://${provider}.example${basePath}`
  await client.providers.save({ provider, baseUrl, key, preference: 1 })
  await clock.advanceGently(MINUTE_ms / 2)
  const bytes = db.serialize()
  await core.close()
  await clock.advanceGently(2 * MINUTE_ms)
  return openDatabase(bytes)
}

/** What the books have as taken, the far end has executed and delivered. */
function execute({ book }: House, provider: Asked, sales: number): void {
  const plan = { outcome: 'succeeded', after_ms: 0 } as const
  for (let nth = 0; nth < sales; nth += 1) {
    const order = {
      ...nameOf(provider, nth),
      kind: 'recharge',
      provider,
      wallet: rechargeWallet[provider],
      operator: 'GP',
      lineType: 'prepaid',
      subType: null,
      amount_e4: FACE_e4,
      charged_e4: COST_e4,
    } as const
    book.execute(book.draft(order, plan), plan)
  }
}
