import type { WalletDrift } from '../../contract/schemas.ts'
import { businessDate, businessDatesWithin } from '../../domain/business-day.ts'
import { assumedCommission } from '../../domain/commission/assumed.ts'
import {
  type WalletAt,
  wallet as walletAccount,
  wallets as everyWallet,
} from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import { type BookedTopUp, type Move, paired, withoutSettled } from './drift-moves.ts'
import type { KeptReading } from './kept-readings.ts'

/** So much of the past a list of drift covers. */
const LISTED_ms = 30 * 86_400_000
const LISTED_MAX = 50
/** As many of them are the newest; the others are the largest of those before. */
const NEWEST = 25
/** A refund or a late debit may come so long after its sale. */
const MAY_EXPLAIN_ms = 72 * 3_600_000
const CANDIDATES_MAX = 5

type Why = WalletDrift['explanations'][number]['why']

interface Candidate {
  readonly seq: number
  readonly id: string
  readonly state: string
  readonly number: string
  readonly amount_e4: number
  readonly cost_e4: number
  readonly created_at_ms: number
  readonly reason_code: string | null
}

/** Failed without its provider's word for it: by a wallet, a 404, a person, a refusal. */
function isCalledFailed({ state, reason_code }: Candidate): boolean {
  return state === 'failed' && reason_code !== 'failed-word'
}

function weightOf(why: Why, sale: Candidate): number {
  if (why !== 'taken-though-failed') return 0
  return isCalledFailed(sale) ? 2 : 1
}

/**
 * Where a provider's figure moved away from ours with nothing on its way: listed with the sales
 * that could explain it, never adjusted by itself (money.md §5).
 */
export function createDrift(db: ReadableDb): (now_ms: number) => WalletDrift[] {
  const clean = db.read<[string, string, number], KeptReading>(
    `SELECT * FROM wallet_reading INDEXED BY wallet_reading_at
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT) AND at_ms > ?
       AND doubted_e4 = 0 AND open_e4 = 0 ORDER BY seq`,
  )
  const bought = db.read<[string, string, number], BookedTopUp>(
    `SELECT slip, amount_e4, at_ms FROM top_up
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT) AND at_ms > ?
     ORDER BY at_ms`,
  )
  const candidates = createCandidates(db)
  const isOurs = createOwnBooking(db)
  const movesOf = (at: WalletAt, now_ms: number): Move[] => {
    const since = [at.provider, at.wallet, now_ms - LISTED_ms] as const
    const readings = clean.all(...since)
    const topUps = bought.all(...since)
    const moves = readings.flatMap((after, index) => {
      const before = readings[index - 1]
      if (!before) return []
      const change_e4 = after.balance_e4 - after.ours_e4 - (before.balance_e4 - before.ours_e4)
      if (change_e4 === 0) return []
      const span = { from_ms: before.at_ms, to_ms: after.at_ms }
      const booked = topUps.filter(({ at_ms }) => at_ms > before.at_ms && at_ms <= after.at_ms)
      return [{ at, ...span, change_e4, booked, topUp: null }]
    })
    return withoutSettled(paired(moves), isOurs)
  }
  const explained = (move: Move, _: number, all: readonly Move[]): WalletDrift => {
    const { at, change_e4, topUp, from_ms, to_ms } = move
    const shown = topUp ? [] : candidates(move, cameBack(move, all)).slice(0, CANDIDATES_MAX)
    const told = topUp && { ...topUp, amount_e4: money(topUp.amount_e4) }
    const change = { change_e4: money(change_e4), explanations: shown, topUp: told }
    return { ...at, from_ms, to_ms, ...change }
  }
  // Only what is listed is explained: that reads sales, and the counter waits for it.
  return (now_ms) => listed(everyWallet.flatMap((at) => movesOf(at, now_ms))).map(explained)
}

/**
 * The newest first. Where another price than was expected moves a wallet a little with every sale,
 * the large sum that went before is still found.
 */
function listed(moves: readonly Move[]): readonly Move[] {
  const byTime = (a: Move, b: Move) => b.to_ms - a.to_ms
  const newestFirst = moves.toSorted(byTime)
  const before = newestFirst.slice(NEWEST)
  const largest = before.toSorted((a, b) => Math.abs(b.change_e4) - Math.abs(a.change_e4))
  const kept = [...newestFirst.slice(0, NEWEST), ...largest.slice(0, LISTED_MAX - NEWEST)]
  return kept.toSorted(byTime)
}

function cameBack({ at, change_e4, to_ms }: Move, moves: readonly Move[]): boolean {
  return moves.some(
    (one) =>
      one.at === at && one.change_e4 === -change_e4 && one.from_ms >= to_ms && one.topUp === null,
  )
}

/** Booked as spent only afterwards: a sale that was called failed, a request that was charged. */
function createOwnBooking(db: ReadableDb): (move: Move) => boolean {
  const booked = db.read<[string, string, number, number, string, number], { one: number }>(
    `SELECT 1 AS one FROM ledger_transaction AS moved
       CROSS JOIN entry ON entry.transaction_id = moved.id
       CROSS JOIN account ON account.id = entry.account_id
     WHERE business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) AND at_ms > ? AND at_ms <= ?
       AND cause IN ('late-success', 'probe-taken')
       AND account.name = CAST(? AS TEXT) AND entry.amount_e4 = CAST(? AS INTEGER) LIMIT 1`,
  )
  return ({ at, from_ms, to_ms, change_e4 }) => {
    const days = businessDatesWithin(from_ms, to_ms)
    return booked.get(...days, from_ms, to_ms, walletAccount(at), -change_e4) !== undefined
  }
}

/** Less than ours: something was taken. More: something came back. */
function whyOf({ state, cost_e4, amount_e4 }: Candidate, change_e4: number): Why | null {
  const size_e4 = Math.abs(change_e4)
  // An owner's rule may have had another cost expected than the usual one.
  const usual_e4 = amount_e4 - assumedCommission(money(amount_e4))
  const isDelivered = state === 'succeeded' || state === 'late-success'
  if ([cost_e4, amount_e4, usual_e4].includes(size_e4)) {
    if (change_e4 < 0) return isDelivered ? 'taken-twice' : 'taken-though-failed'
    return isDelivered ? 'given-back' : 'refunded-late'
  }
  // A price other than the one we expected: a commission that changed, say.
  return isDelivered && size_e4 * 10 <= amount_e4 ? 'other-price' : null
}

type Explanation = WalletDrift['explanations'][number]

/**
 * A person said that its customer has nothing, with what was taken in view: asked for by an alarm,
 * or, where it stood in suspense, at the moment our books had it free again.
 */
function createDecidedSince(db: ReadableDb): (saleSeq: number, from_ms: number) => boolean {
  const decided = db.read<[number, number], { one: number }>(
    `SELECT 1 AS one FROM observation
     WHERE sale_seq = CAST(? AS INTEGER) AND source = 'person' AND class = 'decision'
       AND at_ms > CAST(? AS INTEGER)
       AND NOT EXISTS (SELECT 1 FROM alarm WHERE alarm.sale_seq = observation.sale_seq
         AND alarm.kind = 'debited-after-failed' AND cleared_at_ms IS NULL) LIMIT 1`,
  )
  return (saleSeq, from_ms) => decided.get(saleSeq, from_ms) !== undefined
}

/** @param cameBack what was taken then is back at the wallet: nobody owes it any more */
function createCandidates(db: ReadableDb): (move: Move, cameBack: boolean) => Explanation[] {
  const decidedSince = createDecidedSince(db)
  const ended = db.read<[string, string, string, string], Candidate>(
    `SELECT seq, id, state, number, amount_e4, coalesce(charged_e4, expected_cost_e4) AS cost_e4,
       created_at_ms, reason_code
     FROM sale INDEXED BY sale_day
     WHERE provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT) AND business_date BETWEEN ? AND ?
       AND state IN ('succeeded', 'late-success', 'failed', 'reversed')
     ORDER BY seq DESC LIMIT 200`,
  )
  return ({ at: { provider, wallet }, from_ms, to_ms, change_e4 }, isBack) => {
    const days = [businessDate(from_ms - MAY_EXPLAIN_ms), businessDate(to_ms)] as const
    const found = ended.all(provider, wallet, ...days).flatMap((sale) => {
      const why = whyOf(sale, change_e4)
      return why ? [{ sale, why, weight: weightOf(why, sale) }] : []
    })
    const owed = found.filter(
      ({ sale, why }) =>
        why === 'taken-though-failed' && !isBack && decidedSince(sale.seq, from_ms),
    )
    // One debit is owed for one sale: where it may be another's, nobody is named.
    const [only] = owed.length === 1 ? owed : []
    if (only) return [told({ sale: only.sale, why: 'provider-owes' })]
    // First what was called failed by the counter or a person: that may be a customer's money.
    return found.toSorted((one, other) => other.weight - one.weight).map(told)
  }
}

function told({ sale, why }: { readonly sale: Candidate; readonly why: Why }): Explanation {
  const { id, number, amount_e4, created_at_ms: createdAt_ms } = sale
  return { sale: SaleId.parse(id), number, amount_e4: money(amount_e4), createdAt_ms, why }
}
