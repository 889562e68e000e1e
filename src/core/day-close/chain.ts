import { createHash } from 'node:crypto'
import { type ChainProof, DayReport } from '../../contract/days.ts'
import { present } from '../../domain/result.ts'
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
 * The head that comes out is laid beside the one on the last slip. A day at a time, for there may
 * be ten thousand of them.
 */
export function createChainProof(db: ReadableDb): () => Generator<null, ChainProof> {
  const next = db.read<[number], DayRow>(
    'SELECT * FROM day_close WHERE number > CAST(? AS INTEGER) ORDER BY number LIMIT 1',
  )
  const ends = db.read<[], { days: number; head: string | null }>(
    `SELECT count(*) AS days,
       (SELECT hash FROM day_close ORDER BY number DESC LIMIT 1) AS head FROM day_close`,
  )
  const since = db.read<[string, number], { one: number }>(
    `SELECT 1 AS one FROM ledger_transaction
     WHERE business_date <= CAST(? AS TEXT) AND id > CAST(? AS INTEGER) LIMIT 1`,
  )
  return function* proved() {
    const { days, head } = present(ends.get(), 'the closed days')
    const broken = (brokenAt: number, why: Break) => ({ days, isWhole: false, brokenAt, why, head })
    let before: Before = { number: 0, hash: NO_HASH, business_date: '', report: null }
    let last: DayRow | undefined
    for (let row = next.get(0); row; row = next.get(row.number)) {
      const why = breakOf(row, before)
      if (why) return broken(row.number, why)
      before = { ...row, report: DayReport.parse(JSON.parse(row.report)) }
      last = row
      yield null
    }
    if (last && since.get(last.business_date, last.last_transaction)) {
      return broken(last.number, 'booked-since')
    }
    return { days, isWhole: true, brokenAt: null, why: null, head }
  }
}

interface Before {
  readonly number: number
  readonly hash: string
  readonly business_date: string
  readonly report: DayReport | null
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
