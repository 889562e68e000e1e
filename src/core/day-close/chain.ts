import { createHash } from 'node:crypto'
import { type ChainProof, DayReport } from '../../contract/days.ts'
import type { ReadableDb } from '../db/database.ts'
import type { DayRow } from './rows.ts'

/** Before the first close. */
export const NO_HASH = '0'.repeat(64)

/** The same value is the same text: keys in the order of their letters, no spaces. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

export function chainHash(previous: string, report: string): string {
  return createHash('sha256').update(`${previous}\n${report}`).digest('hex')
}

type Break = NonNullable<ChainProof['why']>

/**
 * Every closed day is what it was: its hash, its place, and that nothing was booked on it since.
 * The head that comes out is laid beside the one on the last slip.
 */
export function createChainProof(db: ReadableDb): () => ChainProof {
  const all = db.read<[], DayRow>('SELECT * FROM day_close ORDER BY number')
  const since = db.read<[string, number], { one: number }>(
    `SELECT 1 AS one FROM ledger_transaction
     WHERE business_date <= CAST(? AS TEXT) AND id > CAST(? AS INTEGER) LIMIT 1`,
  )
  return () => {
    const rows = all.all()
    let before: Before = { number: 0, hash: NO_HASH, business_date: '', report: null }
    for (const row of rows) {
      const why = breakOf(row, before)
      if (why) return broken(rows, row.number, why)
      before = { ...row, report: DayReport.parse(JSON.parse(row.report)) }
    }
    const last = rows.at(-1)
    if (last && since.get(last.business_date, last.last_transaction)) {
      return broken(rows, last.number, 'booked-since')
    }
    const head = last?.hash ?? null
    return { days: rows.length, isWhole: true, brokenAt: null, why: null, head }
  }
}

interface Before {
  readonly number: number
  readonly hash: string
  readonly business_date: string
  readonly report: DayReport | null
}

function broken(rows: readonly DayRow[], brokenAt: number, why: Break): ChainProof {
  return { days: rows.length, isWhole: false, brokenAt, why, head: rows.at(-1)?.hash ?? null }
}

function breakOf(row: DayRow, before: Before): Break | null {
  if (row.number !== before.number + 1) return 'gap'
  if (row.business_date <= before.business_date) return 'order'
  if (row.previous_hash !== before.hash) return 'previous'
  if (row.hash !== chainHash(row.previous_hash, row.report)) return 'hash'
  return contentsBreak(row, before.report)
}

function contentsBreak(row: DayRow, before: DayReport | null): Break | null {
  const read = DayReport.safeParse(parsed(row.report))
  if (!read.success || canonical(read.data) !== row.report) return 'canonical'
  const { number, businessDate, closedAt_ms, closedBy, lastTransaction, accounts } = read.data
  const isSame =
    number === row.number &&
    businessDate === row.business_date &&
    closedAt_ms === row.closed_at_ms &&
    closedBy === row.closed_by &&
    lastTransaction === row.last_transaction
  if (!isSame) return 'columns'
  const left = new Map(before?.accounts.map((one) => [one.account, one.closing_e4]))
  const isCarried = accounts.every((one) => one.opening_e4 === (left.get(one.account) ?? 0))
  return isCarried ? null : 'opening'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
