import type { TopUp } from '../../contract/schemas.ts'
import { SlipBooked } from '../../contract/slip-booked.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { topUpEntries, type WalletAt } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { slipKey } from '../../domain/slip-key.ts'
import type { Changes } from '../changes.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'
import type { Post } from '../ledger/post.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import type { Openings } from './openings.ts'

/** Why a top-up cannot be booked. */
export type TopUpProblem =
  | { readonly why: 'not-opened' | 'words-differ' }
  /** The drawer's money, where shifts are counted and none is open. */
  | { readonly why: 'no-shift' }
  /** The open drawer does not hold as much; null where nobody is told how much it holds. */
  | { readonly why: 'above-drawer'; readonly limit_e4: Money | null }
  | { readonly why: 'slip-used'; readonly booked: SlipBooked }

export type BookTopUp = (topUp: TopUp) => Result<null, TopUpProblem>

/**
 * Only in practice: the provider's side of a top-up that was booked, once.
 *
 * @param unexplained_e4 how much more the provider had than our books before; null while the two
 *   cannot be compared
 */
export type Bought = (topUp: TopUp, unexplained_e4: Money | null) => void

export interface TopUpParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly changes: Changes
  /** Null in real books: there the provider's side is the provider's own. */
  readonly bought: Bought | null
  readonly unexplained: (at: WalletAt) => Money | null
  /** Whether shifts are counted and none is open, and what the open drawer has not enough for. */
  readonly shifts: { needed(): boolean; short(amount_e4: Money): FieldProblem | null }
}

interface Row {
  readonly provider: string
  readonly wallet: string
  readonly amount_e4: number
  readonly slip: string
  readonly paid_from: string
}

/**
 * Balance bought at a provider, booked once by the person who bought it: the same id with the same
 * words is the same top-up, and a slip is of one payment however its number is typed (money.md §5).
 *
 * @throws when the disk refuses the write; then nothing was booked
 */
export function createTopUps(
  { db, post, run, shopDay, changes, bought, unexplained, shifts }: TopUpParts,
  openings: Openings,
): BookTopUp {
  const find = db.read<[string], Row>(
    'SELECT provider, wallet, amount_e4, slip, paid_from FROM top_up WHERE id = ?',
  )
  const ofSlip = createOfSlip(db)
  const insert = db.change<[Row & { id: string; at_ms: number; transaction_id: number }]>(
    `INSERT INTO top_up (id, provider, wallet, amount_e4, slip, paid_from, at_ms, transaction_id)
     VALUES (@id, @provider, @wallet, @amount_e4, @slip, @paid_from, @at_ms, @transaction_id)`,
  )
  return (topUp) => {
    const { id, provider, wallet, amount_e4, slip, paidFrom } = topUp
    const words: Row = { provider, wallet, amount_e4, slip, paid_from: paidFrom }
    const before = find.get(id)
    if (before) {
      return sameWords(before, words) ? success(null) : problem({ why: 'words-differ' })
    }
    if (!openings.opened(provider, wallet)) return problem({ why: 'not-opened' })
    const booked = ofSlip(slip)
    if (booked) return problem({ why: 'slip-used', booked: SlipBooked.parse(booked) })
    if (paidFrom === 'cash' && shifts.needed()) return problem({ why: 'no-shift' })
    const lacking = paidFrom === 'cash' ? shifts.short(amount_e4) : null
    if (lacking) return problem({ why: 'above-drawer', limit_e4: lacking.limit_e4 })
    const { at_ms } = run.moment()
    const unexplained_e4 = unexplained({ provider, wallet })
    db.write(() => {
      const entries = topUpEntries({ provider, wallet }, amount_e4, paidFrom)
      const day = shopDay.today()
      const transaction = { saleSeq: null, cause: 'top-up', at_ms, businessDate: day, entries }
      insert.run({ ...words, id, at_ms, transaction_id: post(transaction) })
      db.afterCommit(() => changes.tell('wallet', provider))
    })
    // Once it is booked and told: what goes wrong with play money takes nothing of that back.
    bought?.(topUp, unexplained_e4)
    return success(null)
  }
}

/**
 * What is booked with a slip, at whichever wallet: money is paid once, and a TrxID or a bank's slip
 * is of one payment. Their keys are made anew at each booking and no column holds them: a top-up
 * that is written is never changed, and a shop books a few a day.
 */
function createOfSlip(db: ReadableDb) {
  const all = db.read<[], Omit<Row, 'paid_from'>>(
    'SELECT provider, wallet, amount_e4, slip FROM top_up',
  )
  return (slip: string) => {
    const key = slipKey(slip)
    const row = all.all().find((booked) => slipKey(booked.slip) === key)
    return row && { provider: row.provider, wallet: row.wallet, amount_e4: row.amount_e4 }
  }
}

function sameWords(before: Row, words: Row): boolean {
  const [one, other] = [before, words].map((row) => ({ ...row, slip: slipKey(row.slip) }))
  return JSON.stringify(one) === JSON.stringify(other)
}
