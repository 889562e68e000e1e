import type { WalletDrift } from '../../contract/schemas.ts'
import { businessDate } from '../../domain/business-day.ts'
import { type WalletAt, wallets as everyWallet } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import type { KeptReading } from './kept-readings.ts'

/** So much of the past a list of drift covers. */
const LISTED_ms = 30 * 86_400_000
const LISTED_MAX = 50
/** A refund or a late debit may come so long after its sale. */
const MAY_EXPLAIN_ms = 72 * 3_600_000
const CANDIDATES_MAX = 5

type Why = WalletDrift['explanations'][number]['why']

interface Candidate {
  readonly id: string
  readonly state: string
  readonly amount_e4: number
  readonly cost_e4: number
  readonly reason_code: string | null
}

interface Explanation {
  readonly why: Why
  readonly isCalledFailed: boolean
}

/** Failed without its provider's word for it: by a wallet, a 404, a person, a refusal. */
function isCalledFailed({ state, reason_code }: Candidate): boolean {
  return state === 'failed' && reason_code !== 'failed-word'
}

function byWeight(one: Explanation, other: Explanation): number {
  const weight = ({ why, isCalledFailed: called }: Explanation) =>
    why === 'taken-though-failed' ? (called ? 2 : 1) : 0
  return weight(other) - weight(one)
}

/**
 * Where a provider's figure moved away from ours with nothing on its way: listed with the sales
 * that could explain it, never adjusted by itself (money.md §5).
 */
export function createDrift(db: ReadableDb): (now_ms: number) => WalletDrift[] {
  const clean = db.read<[string, string, number], KeptReading>(
    `SELECT * FROM wallet_reading WHERE provider = ? AND wallet = ? AND at_ms > ?
       AND doubted_e4 = 0 AND open_e4 = 0 ORDER BY seq`,
  )
  const candidates = createCandidates(db)
  const movesOf = (at: WalletAt, now_ms: number): Move[] => {
    const readings = clean.all(at.provider, at.wallet, now_ms - LISTED_ms)
    return readings.flatMap((after, index) => {
      const before = readings[index - 1]
      if (!before) return []
      const change_e4 = after.balance_e4 - after.ours_e4 - (before.balance_e4 - before.ours_e4)
      return change_e4 === 0 ? [] : [{ at, from_ms: before.at_ms, to_ms: after.at_ms, change_e4 }]
    })
  }
  const explained = ({ at, from_ms, to_ms, change_e4 }: Move): WalletDrift => {
    const explanations = candidates(at, { from_ms, to_ms }).flatMap((sale) => {
      const why = whyOf(sale, change_e4)
      return why ? [{ sale: SaleId.parse(sale.id), why, isCalledFailed: isCalledFailed(sale) }] : []
    })
    // First what was called failed by the counter or a person: that may be a customer's money.
    const shown = explanations.toSorted(byWeight).slice(0, CANDIDATES_MAX)
    const named = shown.map(({ sale, why }) => ({ sale, why }))
    return { ...at, from_ms, to_ms, change_e4: money(change_e4), explanations: named }
  }
  // Only what is listed is explained: that reads sales, and the counter waits for it.
  return (now_ms) =>
    everyWallet
      .flatMap((at) => movesOf(at, now_ms))
      .toSorted((a, b) => b.to_ms - a.to_ms)
      .slice(0, LISTED_MAX)
      .map(explained)
}

interface Move {
  readonly at: WalletAt
  readonly from_ms: number
  readonly to_ms: number
  readonly change_e4: number
}

/** Less than ours: something was taken. More: something came back. */
function whyOf({ state, cost_e4, amount_e4 }: Candidate, change_e4: number): Why | null {
  const size_e4 = Math.abs(change_e4)
  const isDelivered = state === 'succeeded' || state === 'late-success'
  if (size_e4 === cost_e4 || size_e4 === amount_e4) {
    if (change_e4 < 0) return isDelivered ? 'taken-twice' : 'taken-though-failed'
    return isDelivered ? 'given-back' : 'refunded-late'
  }
  // A price other than the one we expected: a commission that changed, say.
  return isDelivered && size_e4 * 10 <= amount_e4 ? 'other-price' : null
}

function createCandidates(db: ReadableDb) {
  const ended = db.read<[string, string, string, string], Candidate>(
    `SELECT id, state, amount_e4, coalesce(charged_e4, expected_cost_e4) AS cost_e4, reason_code
     FROM sale INDEXED BY sale_day
     WHERE provider = ? AND wallet = ? AND business_date BETWEEN ? AND ?
       AND state IN ('succeeded', 'late-success', 'failed', 'reversed')
     ORDER BY seq DESC LIMIT 200`,
  )
  return ({ provider, wallet }: WalletAt, { from_ms, to_ms }: { from_ms: number; to_ms: number }) =>
    ended.all(provider, wallet, businessDate(from_ms - MAY_EXPLAIN_ms), businessDate(to_ms))
}
