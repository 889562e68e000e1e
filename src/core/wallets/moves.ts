import type { WalletAt } from '../../domain/ledger.ts'
import { type Money, money, negate } from '../../domain/money.ts'
import type { OperatorCode } from '../../domain/operator.ts'
import { present } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { Alarms } from '../alarms.ts'
import type { WritableDb } from '../db/database.ts'
import type { Recent } from '../recent.ts'
import type { Run } from '../run.ts'
import { costsOf } from './costs.ts'
import type { Learned } from './learned.ts'
import type { Steady } from './readings.ts'
import { createSeenDebit } from './seen-debits.ts'

/**
 * Watches a wallet move away from our books while nothing of it is on its way. What moved and stays
 * so in two looks on end is told to a person: to the failed sale that exactly that was taken for,
 * else to the wallet (money.md §4). Nothing is ever booked by it.
 */
export interface Moves {
  note(reading: Steady): void
}

/** A debit may come so long after its sale was called failed. */
const MAY_COME_ms = 72 * 3_600_000
/** How far what was sold moved nothing is written down so often: a start goes on from there. */
const KEEP_EVERY_ms = 10 * 60_000
/** One debit may fit several sales; more than these a person would not look through. */
const NAMED_MAX = 3
/** What sold before is looked at this far back for a price that was not the expected one. */
const SOLD_MOST = 500

export interface MovesParts {
  readonly db: WritableDb
  readonly run: Run
  readonly recent: Recent
  readonly alarms: Alarms
  readonly learned: Learned
}

/** Tells of a move away from our books, since the newest transaction seen to have moved nothing. */
function createTell(parts: MovesParts) {
  const { alarms } = parts
  const failures = createFailures(parts)
  const freedSince = createFreedSince(parts)
  const soldSince = createSoldSince(parts)
  const unaskable_e4 = createUnaskable(parts)
  const seenDebit = createSeenDebit(parts.db)
  return ({ at, ...figures }: Steady, change_e4: Money, since: number): void => {
    const words = `theirs ${figures.balance_e4}, ours ${figures.ours_e4}`
    if (alarms.undone(at.provider, at.wallet, change_e4)) return
    if (seenDebit(at, since, change_e4)) return
    const gone_e4 = negate(change_e4)
    const failed = failures(at, gone_e4)
    const common = { ...at, change_e4, words, at_ms: parts.run.moment().at_ms }
    const called = failed.exactly.filter(({ isByWord }) => !isByWord)
    for (const { seq } of called.slice(0, NAMED_MAX)) {
      alarms.raise({ ...common, kind: 'debited-after-failed', saleSeq: seq })
    }
    if (called.length > 0) {
      // A sale whose money has just become due back is the likelier one, unless they did as well.
      const isOld = !called.some(({ seq }) => freedSince(seq, since))
      const owed = failed.exactly.find((sale) => sale.isByWord && freedSince(sale.seq, since))
      if (isOld && owed) alarms.raise({ ...common, kind: 'wallet-moved', saleSeq: owed.seq })
      return
    }
    const { twice, prices_e4 } = soldSince(at, since, change_e4)
    // A price other than the expected one is listed with the wallet and learned from. Where sales
    // that were called failed may have been taken among it, prices are no reason to be silent.
    const isPrices = twice === null && Math.abs(change_e4) <= prices_e4
    // Prices that were lower than assumed hide a part of it, and so does what came back unheard.
    const mayBeAmong = failed.cheapest_e4 < gone_e4 + prices_e4 + unaskable_e4(at)
    if (isPrices && !mayBeAmong) return
    const saleSeq = failed.exactly[0]?.seq ?? twice
    alarms.raise({ ...common, kind: 'wallet-moved', saleSeq })
  }
}

export function createMoves(parts: MovesParts): Moves {
  const { alarms } = parts
  const told = createTold(parts)
  const tell = createTell(parts)
  const seenOnce = new Map<string, number>()
  return {
    note(reading) {
      const { at, balance_e4, ours_e4, transaction } = reading
      const key = `${at.provider}:${at.wallet}`
      const gap_e4 = balance_e4 - ours_e4
      const known = told.of(at)
      if (known?.gap_e4 === gap_e4) {
        seenOnce.delete(key)
        told.still(at, transaction)
        return
      }
      if (known && seenOnce.get(key) !== gap_e4) {
        seenOnce.set(key, gap_e4)
        return
      }
      seenOnce.delete(key)
      parts.db.write(() => {
        if (known) tell(reading, money(gap_e4 - known.gap_e4), known.transaction_id)
        if (gap_e4 === 0) alarms.agreed(at.provider, at.wallet)
        told.keep(at, { gap_e4, transaction_id: transaction })
      })
    },
  }
}

interface Gap {
  readonly gap_e4: number
  /** The newest transaction of the wallet when it was last seen so. */
  readonly transaction_id: number
}

/** Up to which difference every move was told; remembered beside the books for every look. */
function createTold({ db, run }: MovesParts) {
  const find = db.read<[string, string], Gap>(
    'SELECT gap_e4, transaction_id FROM wallet_gap WHERE provider = ? AND wallet = ?',
  )
  const put = db.change<[WalletAt & Gap]>(
    `INSERT INTO wallet_gap (provider, wallet, gap_e4, transaction_id)
     VALUES (@provider, @wallet, @gap_e4, @transaction_id)
     ON CONFLICT DO UPDATE SET gap_e4 = excluded.gap_e4, transaction_id = excluded.transaction_id`,
  )
  const seen = new Map<string, Gap>()
  const keptAt_ms = new Map<string, number>()
  const keyOf = ({ provider, wallet }: WalletAt) => `${provider}:${wallet}`
  const keyed = ({ provider, wallet }: WalletAt) => ({ provider, wallet })
  const of = (at: WalletAt): Gap | null => {
    const found = seen.get(keyOf(at)) ?? find.get(at.provider, at.wallet)
    return found ?? null
  }
  return {
    of,
    /** Seen so again, later: what was sold until then did not move it. */
    still(at: WalletAt, transaction_id: number): void {
      const known = of(at)
      if (!known) return
      const key = keyOf(at)
      const { mono_ms } = run.moment()
      const since_ms = mono_ms - (keptAt_ms.get(key) ?? Number.NEGATIVE_INFINITY)
      if (known.transaction_id !== transaction_id && since_ms >= KEEP_EVERY_ms) {
        db.write(() => put.run({ ...keyed(at), ...known, transaction_id }))
        keptAt_ms.set(key, mono_ms)
      }
      seen.set(key, { ...known, transaction_id })
    },
    keep(at: WalletAt, gap: Gap): void {
      put.run({ ...keyed(at), ...gap })
      db.afterCommit(() => seen.set(keyOf(at), gap))
    },
  }
}

interface Failed {
  readonly seq: number
  readonly operator: OperatorCode
  readonly kind: SaleKind
  readonly amount_e4: number
  readonly expected_cost_e4: number
  /** The provider said twice that it failed, or took it back: it has still to give the money. */
  readonly isByWord: 0 | 1
}

/** Sales of the last days that failed or were taken back, beside what went from the wallet. */
interface Failures {
  /** Those that would have cost exactly so much. */
  readonly exactly: readonly Failed[]
  /** The least that one of those would have cost of which only we said that it failed. */
  readonly cheapest_e4: number
}

function createFailures({ db, recent, learned }: MovesParts) {
  const failed = db.read<[number, string, string], Failed>(
    // What was booked of a sale that was taken back is what it took.
    `SELECT seq, operator, kind, amount_e4,
       coalesce(charged_e4, expected_cost_e4) AS expected_cost_e4,
       state = 'reversed' OR coalesce(reason_code, '') = 'failed-word' AS isByWord
     FROM sale INDEXED BY sale_state JOIN attempt ON attempt.sale_seq = sale.seq
     WHERE state IN ('failed', 'reversed') AND seq >= CAST(? AS INTEGER)
       AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
     ORDER BY seq DESC LIMIT ${SOLD_MOST}`,
  )
  const costs = (at: WalletAt, sale: Failed): readonly number[] => {
    const { operator, kind, amount_e4, expected_cost_e4 } = sale
    const words = { provider: at.provider, operator, kind, amount_e4: money(amount_e4) }
    return costsOf({ ...words, own_e4: money(expected_cost_e4) }, learned)
  }
  return (at: WalletAt, gone_e4: Money): Failures => {
    const all = failed.all(recent.sinceSelling(MAY_COME_ms), at.provider, at.wallet)
    const byUs = all.filter(({ isByWord }) => !isByWord)
    return {
      exactly: all.filter((sale) => costs(at, sale).includes(gone_e4)),
      cheapest_e4: Math.min(...byUs.flatMap((sale) => costs(at, sale))),
    }
  }
}

/** Whether the cost of a sale became free again, or came to be owed, since a look at its wallet. */
function createFreedSince({ db }: MovesParts): (seq: number, since: number) => boolean {
  const find = db.read<[number, number], { one: number }>(
    `SELECT 1 AS one FROM ledger_transaction
     WHERE sale_seq = ? AND id > ? AND cause IN ('release-reserve', 'take-back')`,
  )
  return (seq, since) => find.get(seq, since) !== undefined
}

/**
 * What the sales of the last days cost that a person called delivered and whose provider nobody can
 * ask about: should it have taken them back, that came back without a word.
 */
function createUnaskable({ db, recent }: MovesParts): (at: WalletAt) => number {
  // flexiloadbd is asked by our own reference (money.md §4).
  const find = db.read<[number, string, string], { sum_e4: number }>(
    `SELECT total(coalesce(charged_e4, expected_cost_e4)) AS sum_e4
     FROM sale INDEXED BY sale_state
     WHERE state IN ('succeeded', 'late-success') AND seq >= CAST(? AS INTEGER)
       AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
       AND provider_reference IS NULL AND provider <> 'flexiloadbd'`,
  )
  return ({ provider, wallet }) => {
    const since = recent.sinceSelling(MAY_COME_ms)
    return present(find.get(since, provider, wallet), 'a sum').sum_e4
  }
}

interface Sold {
  readonly seq: number
  readonly operator: OperatorCode
  readonly kind: SaleKind
  readonly amount_e4: number
  readonly booked_e4: number
}

/** What was sold since a look may explain of a move. */
interface SoldSince {
  /** A delivered sale whose very cost was taken once more. */
  readonly twice: number | null
  /**
   * How far prices alone may have moved the wallet: a tenth of every face whose cost was booked by
   * an assumption. Where the cost of a kind is learned a price explains nothing.
   */
  readonly prices_e4: number
}

function createSoldSince({ db, learned }: MovesParts) {
  // CROSS JOIN: the transactions since, and never a provider's sales of years.
  const find = db.read<[number, string, string], Sold>(
    `SELECT seq, operator, kind, amount_e4, coalesce(charged_e4, expected_cost_e4) AS booked_e4
     FROM ledger_transaction AS moved CROSS JOIN sale ON sale.seq = moved.sale_seq
     WHERE moved.id > ? AND cause = 'settle'
       AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
     ORDER BY moved.id DESC LIMIT ${SOLD_MOST}`,
  )
  return ({ provider, wallet }: WalletAt, since: number, change_e4: Money): SoldSince => {
    const sold = find.all(since, provider, wallet)
    const assumed = sold.filter(({ operator, kind, amount_e4, booked_e4 }) => {
      const face_e4 = money(amount_e4)
      const earned_e4 = learned.commission({ provider, operator, kind, amount_e4: face_e4 })
      return earned_e4 === null || booked_e4 !== face_e4 - earned_e4
    })
    return {
      twice: sold.find(({ booked_e4 }) => booked_e4 === negate(change_e4))?.seq ?? null,
      prices_e4: assumed.reduce(
        (sum, { amount_e4 }) => sum + (amount_e4 - (amount_e4 % 10)) / 10,
        0,
      ),
    }
  }
}
