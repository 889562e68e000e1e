import { capabilityOf } from '../../domain/capability.ts'
import {
  isPlausible,
  LEARNED_FROM_SAME,
  learnedCommission,
  type PastCost,
} from '../../domain/commission/learned.ts'
import { type Money, money } from '../../domain/money.ts'
import type { OperatorCode } from '../../domain/operator.ts'
import { type ProviderId, walletsOf } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { WritableDb } from '../db/database.ts'
import type { Steady } from './readings.ts'

/** What sales of one kind really take from a wallet, learned from its figures (money.md §4, A). */
export interface Learned {
  /** A figure with nothing on its way: held against the last such figure of this run. */
  note(reading: Steady): void
  /** What a sale earns by what past ones took; null while that is not known surely. */
  commission(of: SaleWords): Money | null
  /**
   * Whether a wallet was seen to pay for such sales, more often than by a coincidence. Which of
   * several a provider takes a sale from stands in no document (C9): until then it is assumed.
   */
  hasPaid(of: PaidKind): boolean
}

type PaidKind = Pick<SaleWords, 'provider' | 'kind'>

export interface SaleWords {
  readonly provider: ProviderId
  readonly operator: OperatorCode
  readonly kind: SaleKind
  readonly amount_e4: Money
}

interface Between {
  readonly seq: number
  readonly operator: OperatorCode
  readonly kind: SaleKind
  readonly amount_e4: number
  readonly state: string
  readonly settled: 0 | 1
  readonly others: number
}

/** So many past sales are looked at: enough for a rate, and for three of a face sold often. */
const REMEMBERED = 60
/** More transactions between two figures than a single sale can have had. */
const BETWEEN_MOST = 40

export function createLearned(db: WritableDb): Learned {
  const past = createPast(db)
  const singleSale = createSingleSale(db)
  const last = new Map<string, Steady>()
  return {
    note(reading) {
      const { at, balance_e4 } = reading
      const key = `${at.provider}:${at.wallet}`
      const before = last.get(key)
      last.set(key, reading)
      if (!before) return
      const sale = singleSale(before, reading)
      if (!sale) return
      const took = {
        face_e4: money(sale.amount_e4),
        debit_e4: money(before.balance_e4 - balance_e4),
      }
      if (isPlausible(took)) past.keep(at.provider, sale, took)
    },
    commission: (of) => learnedCommission(past.of(of), of.amount_e4),
    hasPaid: ({ provider, kind }) =>
      walletsOf[provider].length === 1 ||
      (capabilityOf(provider, kind)?.operators ?? []).flatMap((operator) =>
        past.of({ provider, operator, kind }),
      ).length >= LEARNED_FROM_SAME,
  }
}

/** The one sale that ended between two figures, where nothing else touched the wallet. */
function createSingleSale(db: WritableDb) {
  // CROSS JOIN: the few transactions since, and never a provider's sales of years.
  const between = db.read<[number, number, string, string], Between>(
    `SELECT seq, operator, kind, amount_e4, state,
       sum(cause = 'settle') AS settled,
       sum(cause NOT IN ('collect', 'reserve', 'settle')) AS others
     FROM ledger_transaction AS moved CROSS JOIN sale ON sale.seq = moved.sale_seq
     WHERE moved.id > ? AND moved.id <= ?
       AND provider = CAST(? AS TEXT) AND wallet = CAST(? AS TEXT)
     GROUP BY seq`,
  )
  const alone = db.read<[number, number], { one: number }>(
    `SELECT 1 AS one FROM ledger_transaction WHERE id > ? AND id <= ? AND sale_seq IS NULL LIMIT 1`,
  )
  return (before: Steady, after: Steady): Between | null => {
    const { provider, wallet } = after.at
    const [from, to] = [before.transaction, after.transaction]
    // Money that came is no sale's, and a long night is nobody's single sale.
    if (to <= from || to - from > BETWEEN_MOST || alone.get(from, to)) return null
    const moved = between.all(from, to, provider, wallet)
    const [sale] = moved.filter(({ settled, others }) => settled + others > 0)
    const isAlone = moved.length === 1 && sale?.settled === 1 && sale.others === 0
    return isAlone && sale.state === 'succeeded' ? sale : null
  }
}

interface PastRow {
  readonly face_e4: number
  readonly debit_e4: number
}

function createPast(db: WritableDb) {
  const insert = db.change<[number, string, string, string, number, number]>(
    `INSERT INTO learned_cost (sale_seq, provider, operator, kind, face_e4, debit_e4)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const newest = db.read<[string, string, string], PastRow>(
    `SELECT face_e4, debit_e4 FROM learned_cost
     WHERE provider = CAST(? AS TEXT) AND operator = CAST(? AS TEXT) AND kind = CAST(? AS TEXT)
     ORDER BY sale_seq DESC LIMIT ${REMEMBERED}`,
  )
  // Every key a cashier presses asks for a price; only this writer adds to the table.
  const known = new Map<string, readonly PastCost[]>()
  return {
    keep(provider: ProviderId, sale: Between, { face_e4, debit_e4 }: PastCost): void {
      const { seq, operator, kind } = sale
      db.write(() => insert.run(seq, provider, operator, kind, face_e4, debit_e4))
      known.delete(`${provider} ${operator} ${kind}`)
    },
    of({ provider, operator, kind }: Omit<SaleWords, 'amount_e4'>): readonly PastCost[] {
      const key = `${provider} ${operator} ${kind}`
      const found =
        known.get(key) ??
        newest.all(provider, operator, kind).map((row) => ({
          face_e4: money(row.face_e4),
          debit_e4: money(row.debit_e4),
        }))
      known.set(key, found)
      return found
    },
  }
}
