import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import type { Database } from '../src/core/db/database.ts'
import { openDatabase } from '../src/core/db/open.ts'
import { openBenchBooks } from './books.ts'
import { openBenchCounter, recharge, startFastProvider } from './counter.ts'
import { percentile, type Row } from './row.ts'

const SALES = 400
const WARM_UP = 40
const REST_ms = 1

/**
 * What a sale's three FULL commits cost in our code, beside raw better-sqlite3 writing the very
 * same rows into the same schema. The two take turns, so that a noisy disk meets both alike, and
 * raw rests before each commit as long as a provider at its fastest takes: a disk that was left
 * alone for a moment takes longer than one that is written to without a pause, which is the
 * baseline of the third row. The first rows count the time inside of our writes alone; the last is
 * the whole way of a sale from the command to its outcome in the books: reading, hashing,
 * connecting and a provider that answers at once.
 */
export async function benchDurable(folder: string, sales = SALES): Promise<Row[]> {
  const provider = await startFastProvider()
  const commits = timedWrites(openBenchBooks(path.join(folder, 'durable.db')))
  const ours = await openBenchCounter(commits.db, provider.url)
  const rawFile = path.join(folder, 'raw.db')
  openDatabase(rawFile).close()
  const raw = openRaw(rawFile)
  const ours_ms: number[] = []
  const raw_ms: number[] = []
  const atOnce_ms: number[] = []
  const whole_ms: number[] = []
  for (let nth = 0; nth < sales + WARM_UP; nth += 1) {
    commits.begin()
    const began = performance.now()
    const sale = await ours.client.sales.submit(recharge(nth))
    await settled(ours.client, sale.id)
    const took = commits.end()
    const whole = performance.now() - began
    const rested = await raw.sale(2 * nth, () => delay(REST_ms))
    const atOnce = await raw.sale(2 * nth + 1, () => undefined)
    if (nth >= WARM_UP) {
      ours_ms.push(took)
      whole_ms.push(whole)
      raw_ms.push(rested)
      atOnce_ms.push(atOnce)
    }
  }
  await ours.core.close()
  raw.close()
  await provider.stop()
  return rows({ ours_ms, raw_ms, atOnce_ms, whole_ms })
}

type Figures = Readonly<Record<'ours_ms' | 'raw_ms' | 'atOnce_ms' | 'whole_ms', number[]>>

function rows({ ours_ms, raw_ms, atOnce_ms, whole_ms }: Figures): Row[] {
  const [value, bare] = [percentile(ours_ms, 0.5), percentile(raw_ms, 0.5)]
  const inside = 'durable sale path, inside the three writes alone'
  const baseline = { name: 'raw better-sqlite3, the same rows', value: bare }
  const one = { name: 'raw better-sqlite3', value: 1 }
  const atOnce = { name: 'raw better-sqlite3, the three without a rest', value: 1 }
  const whole = percentile(whole_ms, 0.5)
  return [
    { name: `${inside}, p50`, value, unit: 'ms', baseline, goal: '<= 1.5 x baseline' },
    {
      name: `${inside}, ratio to raw`,
      value: value / bare,
      unit: 'x',
      baseline: one,
      goal: '<= 1.5 x',
    },
    {
      name: `${inside}, ratio to raw without a rest`,
      value: value / percentile(atOnce_ms, 0.5),
      unit: 'x',
      baseline: atOnce,
      goal: 'noted',
    },
    {
      name: 'a whole sale, command to outcome in the books, p50',
      value: whole,
      unit: 'ms',
      baseline,
      goal: '<= 20 ms',
    },
  ]
}

type Client = Awaited<ReturnType<typeof openBenchCounter>>['client']

async function settled(client: Client, id: Parameters<Client['sales']['get']>[0]['id']) {
  for (;;) {
    const { state } = await client.sales.get({ id })
    if (state === 'succeeded') return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * Adds up the time spent inside our writes: the network and the waiting between the three commits
 * are the provider's, not the database's.
 */
function timedWrites(db: Database) {
  let spent = 0
  const timed: Database = {
    ...db,
    write(work) {
      const started = performance.now()
      try {
        return db.write(work)
      } finally {
        spent += performance.now() - started
      }
    },
  }
  return {
    db: timed,
    begin: () => {
      spent = 0
    },
    end: () => spent,
  }
}

function openRaw(file: string) {
  const db = new BetterSqlite3(file)
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  db.pragma('synchronous = FULL')
  const rows = rawStatements(db)
  const intent = db.transaction((nth: number) => rows.intent(nth))
  const onWire = db.transaction((seq: number) => rows.onWire(seq))
  const outcome = db.transaction((seq: number) => rows.outcome(seq))
  return {
    /** @returns what the three commits took, without the rests before them */
    async sale(nth: number, rest: () => Promise<unknown> | undefined): Promise<number> {
      let spent = 0
      const timed = async <Value>(commit: () => Value): Promise<Value> => {
        await rest()
        const started = performance.now()
        const value = commit()
        spent += performance.now() - started
        return value
      }
      const seq = await timed(() => intent.immediate(nth))
      await timed(() => onWire.immediate(seq))
      await timed(() => outcome.immediate(seq))
      return spent
    },
    close: () => void db.close(),
  }
}

/** Every statement of a sale, prepared once, as ours are. */
function rawStatements(db: BetterSqlite3.Database) {
  for (let id = 1; id <= 6; id += 1) {
    db.prepare('INSERT INTO account VALUES (?, ?)').run(id, `account ${id}`)
  }
  const prepared = {
    sale: db.prepare(
      `INSERT INTO sale (id, request_hash, kind, operator, number, line_type, amount_e4, provider,
         wallet, our_reference, state, tender, version, expected_cost_e4, created_at_ms,
         changed_at_ms, business_date)
       VALUES (?, ?, 'recharge', 'GP', ?, 'prepaid', 500000, 'flexiloadbd', 'flexiload', ?,
         'created', 'collected', 1, 486250, ?, ?, '2026-01-01')`,
    ),
    event: db.prepare(
      `INSERT INTO sale_event
         (sale_seq, version, at_ms, from_state, to_state, tender, cause, step, words)
       VALUES (?, ?, ?, ?, ?, 'collected', 'dispatch', ?, '')`,
    ),
    move: db.prepare(
      `UPDATE sale SET state = ?, provider_reference = ?, charged_e4 = ?, commission_e4 = ?,
         reason_words = '', changed_at_ms = ?, version = version + 1
       WHERE seq = ? AND state = ? AND version = ?`,
    ),
    attempt: db.prepare(
      `INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash, wallet_before_e4,
         reading_seq, clean_at_ms, clean_mono_ms, clean_balance_e4, clean_ours_e4)
       VALUES (?, ?, ?, 'boot', ?, 9000000000, NULL, 1, 1, 9000000000, 9000000000)`,
    ),
    observation: db.prepare(
      `INSERT INTO observation
         (sale_seq, provider, at_ms, source, class, http_status, elapsed_ms, body)
       VALUES (?, 'flexiloadbd', ?, 'create', 'final', 200, 5, ?)`,
    ),
  }
  return rawSale(prepared, rawPost(db))
}

/** An account and what it is debited, credits negative. */
type Line = readonly [account: number, amount_e4: number]
type Post = (seq: number, cause: string, lines: readonly Line[]) => void

function rawPost(db: BetterSqlite3.Database): Post {
  const transaction = db.prepare(
    `INSERT INTO ledger_transaction (sale_seq, cause, at_ms, business_date)
     VALUES (?, ?, ?, '2026-01-01')`,
  )
  const entry = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)')
  return (seq, cause, lines) => {
    const { lastInsertRowid } = transaction.run(seq, cause, Date.now())
    lines.forEach(([account, amount_e4], line) => {
      entry.run(lastInsertRowid, line, account, amount_e4)
    })
  }
}

type Prepared = Readonly<
  Record<'sale' | 'event' | 'move' | 'attempt' | 'observation', BetterSqlite3.Statement>
>

function rawSale({ sale, event, move, attempt, observation }: Prepared, post: Post) {
  const hash = 'f'.repeat(64)
  const body = `{"status":true,"said":"${'x'.repeat(220)}"}`
  const collected: readonly Line[] = [
    [1, 500_000],
    [2, -500_000],
  ]
  const reserved: readonly Line[] = [
    [3, 486_250],
    [4, -486_250],
  ]
  const settled: readonly Line[] = [
    [2, 500_000],
    [3, -486_250],
    [4, -13_750],
  ]
  return {
    intent(nth: number): number {
      const now = Date.now()
      const id = `019a0000-0000-7000-8000-${String(nth).padStart(12, '0')}`
      const number = `017${String(10_000_000 + nth)}`
      const row = sale.run(id, hash, number, `RAWS-1-${id.slice(-26)}`, now, now)
      const seq = Number(row.lastInsertRowid)
      event.run(seq, 1, now, null, 'created', '{"type":"confirmed"}')
      post(seq, 'collect', collected)
      return seq
    },
    onWire(seq: number) {
      move.run('on-wire', null, null, null, Date.now(), seq, 'created', 1)
      event.run(seq, 2, Date.now(), 'created', 'on-wire', `{"type":"sent","hash":"${hash}"}`)
      attempt.run(seq, Date.now(), 1, hash)
      post(seq, 'reserve', reserved)
    },
    outcome(seq: number) {
      const trx = `TRX${String(seq).padStart(15, '0')}`
      move.run('succeeded', trx, 500_000, 0, Date.now(), seq, 'on-wire', 2)
      event.run(seq, 3, Date.now(), 'on-wire', 'succeeded', `{"type":"delivered","id":"${trx}"}`)
      observation.run(seq, Date.now(), body)
      post(seq, 'settle', settled)
    },
  }
}
