import { spawn } from 'node:child_process'
import { statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import BetterSqlite3 from 'better-sqlite3'
import { DatabaseRefused } from '../src/core/db/database.ts'
import { openDatabase } from '../src/core/db/open.ts'
import { openBenchBooks, takeAsItIs } from './books.ts'
import { type FastProvider, openBenchCounter, recharge, startFastProvider } from './counter.ts'
import { percentile, type Row } from './row.ts'

const SALES = 1_000_000
const SEARCHES = 60

/** A busy shop: so many a day, and so many of its days are asked about again. */
const A_DAY = 10_000
const BUSY_DAYS = 3
const CHANGES = 40
const WATCHED_ms = 10_000

/**
 * A shop after years, its last three days busy: how soon it sells again, how soon a number is
 * found, and what a change costs while yesterday's sales are asked about again.
 */
export async function benchMillion(
  folder: string,
  sales = SALES,
  watched_ms = WATCHED_ms,
): Promise<Row[]> {
  const file = path.join(folder, 'million.db')
  openDatabase(file).close()
  fill(file, sales)
  takeAsItIs(file)
  const provider = await startFastProvider()
  // Once, so that the wallet is in the books as in any shop that has sold before.
  const books = openBenchBooks(file)
  const first = await openBenchCounter(books, provider.url)
  await first.core.close()
  await books.released()
  const raw = rawTimes(file)
  const opened = await timed(async () => openBenchBooks(file))
  const ready = await timed(() => openBenchCounter(opened.value, provider.url))
  const { core, client } = ready.value
  const newest = await timed(() => client.sales.list({ limit: 50 }))
  const oldest = await timed(() => client.sales.list({ from: 'oldest', limit: 50 }))
  const searches = await searchTimes(client, sales)
  const wallets = await timed(() => client.wallets.list())
  await client.health.get()
  const figures = await figuresAfterChanges(client)
  const stood_ms = await longestStand(watched_ms)
  const reading = await timed(() => opened.value.readThrough())
  if (reading.value !== 'whole') throw new Error('the books are damaged')
  await core.close()
  await opened.value.released()
  const back = await backAfterKill(file, provider)
  await provider.stop()
  const refused = await timed(async () => refusal(file))
  const opening = { name: 'raw open and the newest 50 rows', value: raw.open_ms }
  const day = { name: 'a plain sum over the day', value: raw.day_ms }
  const scan = { name: 'a plain scan by LIKE', value: raw.scan_ms }
  return [
    row(
      'books and core ready with 1,000,000 sales',
      opened.took_ms + ready.took_ms,
      opening,
      '<= 300 ms',
    ),
    row('every page of 1,000,000 sales read while selling', reading.took_ms, null, 'noted'),
    row('cut off with 1,000,000 sales: refused after', refused.took_ms, null, '<= 3000 ms'),
    row('newest 50 of 1,000,000', newest.took_ms, opening, '<= 5 ms'),
    row('oldest 50 of 1,000,000', oldest.took_ms, opening, '<= 5 ms'),
    row('by number among 1,000,000, p50', percentile(searches, 0.5), scan, '<= 5 ms'),
    row('by number among 1,000,000, worst', percentile(searches, 1), scan, '<= 5 ms'),
    row('back to selling after a kill with 1,000,000 sales', back, opening, '<= 2000 ms'),
    row('wallets after a start with 1,000,000 sales', wallets.took_ms, null, '<= 150 ms'),
    row('figures and wallets after a change, 10,000 sales a day, p50', figures, day, '<= 2 ms'),
    row('longest the program stood still while it asks again', stood_ms, null, '<= 20 ms'),
  ]
}

function row(name: string, value: number, baseline: Row['baseline'], goal: string): Row {
  return { name, value, unit: 'ms', baseline, goal }
}

const COUNTER = path.join(import.meta.dirname, 'killed-counter.ts')

/** A sale that is not in the books yet, whatever its number. */
const KILLED = 5_000_001

/**
 * The power goes with a sale on the wire: a counter of its own is killed there, and the time goes
 * from the start of the next program until its core has taken a sale.
 */
async function backAfterKill(file: string, provider: FastProvider): Promise<number> {
  const killed = startCounter(file, provider.url, KILLED)
  const held = Promise.withResolvers<void>()
  provider.onHeld = () => held.resolve()
  await held.promise
  killed.child.kill('SIGKILL')
  await killed.over
  const started = performance.now()
  const next = startCounter(file, provider.url, KILLED + 1)
  const said: unknown = JSON.parse(await next.firstLine)
  const took_ms = performance.now() - started
  next.child.kill('SIGKILL')
  await next.over
  provider.onHeld = null
  const isBack =
    typeof said === 'object' && said !== null && 'inDoubt' in said && said.inDoubt === 1
  if (!isBack) throw new Error(`the killed sale is not in doubt: ${JSON.stringify(said)}`)
  return took_ms
}

function startCounter(file: string, url: string, nth: number) {
  const child = spawn(process.execPath, [COUNTER, file, url, String(nth)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const over = new Promise<void>((resolve) => void child.once('close', () => resolve()))
  const firstLine = new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString('utf8')
      if (text.includes('\n')) resolve(text)
    })
    child.once('close', () => reject(new Error('the counter ended without a word')))
  })
  // The first counter is killed before it says anything, and nobody waits for it to.
  firstLine.catch(() => undefined)
  return { child, over, firstLine }
}

/** What a start says of the file once its end is gone. */
function refusal(file: string): string {
  truncateSync(file, statSync(file).size - 4_096 * 9)
  try {
    openBenchBooks(file).close()
  } catch (cause) {
    if (cause instanceof DatabaseRefused) return cause.code
    throw cause
  }
  throw new Error('a file that was cut off was opened')
}

function rawTimes(file: string): { open_ms: number; scan_ms: number; day_ms: number } {
  const started = performance.now()
  const raw = new BetterSqlite3(file, { readonly: true })
  raw.prepare('SELECT * FROM sale ORDER BY seq DESC LIMIT 50').all()
  const opened = performance.now()
  raw.prepare("SELECT * FROM sale WHERE number LIKE '%4321' ORDER BY seq DESC LIMIT 50").all()
  const scanned = performance.now()
  raw
    .prepare(
      `SELECT count(*), sum(amount_e4), sum(commission_e4) FROM sale
       WHERE business_date = (SELECT max(business_date) FROM sale)`,
    )
    .get()
  const summed = performance.now()
  raw.close()
  return { open_ms: opened - started, scan_ms: scanned - opened, day_ms: summed - scanned }
}

type Client = Awaited<ReturnType<typeof openBenchCounter>>['client']

/** Whole numbers, beginnings and endings, as a cashier types them. */
async function searchTimes(client: Client, sales: number): Promise<number[]> {
  const searches: number[] = []
  for (let nth = 0; nth < SEARCHES; nth += 1) {
    const number = `017${String(10_000_000 + ((nth * 7_919) % sales))}`
    for (const text of [number, number.slice(0, 8), number.slice(-4), number.slice(0, 4)]) {
      const from = nth % 2 === 0 ? 'newest' : 'oldest'
      const search = () => client.sales.list({ number: text, from, limit: 50 })
      searches.push((await timed(search)).took_ms)
    }
  }
  return searches
}

/** What the foot of the screen and the wallets cost each time a sale has moved. */
async function figuresAfterChanges(client: Client): Promise<number> {
  const took: number[] = []
  for (let nth = 0; nth < CHANGES; nth += 1) {
    await client.sales.submit({ ...recharge(nth), number: `019${String(10_000_000 + nth)}` })
    const read = await timed(async () => {
      await client.health.get()
      await client.wallets.list()
    })
    took.push(read.took_ms)
  }
  return percentile(took, 0.5)
}

/** Settlement is asking about yesterday's sales all the while. */
async function longestStand(watched_ms: number): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  await new Promise((resolve) => setTimeout(resolve, watched_ms))
  delays.disable()
  return delays.max / 1_000_000
}

async function timed<Value>(work: () => Promise<Value>) {
  const started = performance.now()
  const value = await work()
  return { value, took_ms: performance.now() - started }
}

/** A million finished sales with their events and entries, written the quickest way there is. */
function fill(file: string, sales: number): void {
  const db = new BetterSqlite3(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -400000')
  const count = `WITH RECURSIVE nth(n) AS
    (SELECT 0 UNION ALL SELECT n + 1 FROM nth WHERE n < ${sales - 1})`
  // The busy days end now; before them there was a sale a minute.
  const age = `(${sales - 1} - n)`
  const busy = Math.min(sales, A_DAY * BUSY_DAYS)
  const apart_ms = Math.round(86_400_000 / A_DAY)
  const at = `(${Date.now()} - min(${age}, ${busy}) * ${apart_ms}
    - max(0, ${age} - ${busy}) * 60000)`
  db.exec(`INSERT INTO account (id, name) VALUES (1, 'cash'), (2, 'customers-held'),
    (3, 'reserved:flexiloadbd:flexiload'), (4, 'wallet:flexiloadbd:flexiload'), (5, 'commission')`)
  db.exec(`INSERT INTO sale (seq, id, request_hash, kind, operator, number, line_type, amount_e4,
      provider, wallet, our_reference, provider_reference, state, tender, version,
      expected_cost_e4, charged_e4, commission_e4, reason_words, created_at_ms, changed_at_ms,
      business_date, asked_again) ${count}
    SELECT n + 1, printf('019a0000-0000-7000-8000-%012d', n), printf('%064d', n), 'recharge', 'GP',
      printf('017%08d', 10000000 + (n * 7919) % ${sales}), 'prepaid', 500000, 'flexiloadbd',
      'flexiload', printf('BENC-1-%026d', n), printf('TRX%015d', n + 100000000), 'succeeded',
      'collected', 3, 486250, 486250, 13750, '', ${at}, ${at},
      date(${at} / 1000 + 21600, 'unixepoch'), CASE WHEN ${age} < ${busy} THEN 0 ELSE 2 END
    FROM nth`)
  db.exec(`INSERT INTO sale_event ${count}, step(v, f, t) AS
      (VALUES (1, NULL, 'created'), (2, 'created', 'on-wire'), (3, 'on-wire', 'succeeded'))
    SELECT n + 1, v, ${at}, f, t, 'collected', 'dispatch', '{"type":"sent"}', '' FROM nth, step`)
  db.exec(`INSERT INTO ledger_transaction (id, sale_seq, cause, at_ms, business_date) ${count},
      part(p) AS (VALUES (1), (2), (3))
    SELECT n * 3 + p, n + 1, 'settle', ${at}, date(${at} / 1000 + 21600, 'unixepoch')
    FROM nth, part`)
  db.exec(`INSERT INTO entry ${count}, line(p, l, a, m) AS (VALUES (1, 0, 1, 500000),
      (1, 1, 2, -500000), (2, 0, 3, 486250), (2, 1, 4, -486250), (3, 0, 2, 500000),
      (3, 1, 3, -486250), (3, 2, 5, -13750))
    SELECT n * 3 + p, l, a, m FROM nth, line`)
  db.close()
}
