import type { TopUp } from '../../contract/schemas.ts'
import { SlipBooked } from '../../contract/slip-booked.ts'
import { businessDate } from '../../domain/business-day.ts'
import { topUpEntries, type WalletAt } from '../../domain/ledger.ts'
import type { Money } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Post } from '../ledger/post.ts'
import type { Run } from '../run.ts'
import type { Openings } from './openings.ts'

/** Why a top-up cannot be booked. */
export type TopUpProblem =
  | { readonly why: 'not-opened' | 'words-differ' }
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
  readonly changes: Changes
  /** Null in real books: there the provider's side is the provider's own. */
  readonly bought: Bought | null
  readonly unexplained: (at: WalletAt) => Money | null
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
 * words is the same top-up (money.md §4: what our ledger does not explain the owner books).
 *
 * @throws when the disk refuses the write; then nothing was booked
 */
export function createTopUps(
  { db, post, run, changes, bought, unexplained }: TopUpParts,
  openings: Openings,
): BookTopUp {
  const find = db.read<[string], Row>(
    'SELECT provider, wallet, amount_e4, slip, paid_from FROM top_up WHERE id = ?',
  )
  // At whichever wallet: money is paid once, and a TrxID or a bank's slip is of one payment.
  const bySlip = db.read<[string], Pick<Row, 'provider' | 'wallet' | 'amount_e4'>>(
    'SELECT provider, wallet, amount_e4 FROM top_up WHERE slip = ?',
  )
  const insert = db.change<[Row & { id: string; at_ms: number; transaction_id: number }]>(
    `INSERT INTO top_up (id, provider, wallet, amount_e4, slip, paid_from, at_ms, transaction_id)
     VALUES (@id, @provider, @wallet, @amount_e4, @slip, @paid_from, @at_ms, @transaction_id)`,
  )
  return (topUp) => {
    const { id, provider, wallet, amount_e4, slip, paidFrom } = topUp
    const words: Row = { provider, wallet, amount_e4, slip, paid_from: paidFrom }
    const before = find.get(id)
    if (before) {
      const same = JSON.stringify(before) === JSON.stringify(words)
      return same ? success(null) : problem({ why: 'words-differ' })
    }
    if (!openings.opened(provider, wallet)) return problem({ why: 'not-opened' })
    const booked = bySlip.get(slip)
    if (booked) return problem({ why: 'slip-used', booked: SlipBooked.parse(booked) })
    const { at_ms } = run.moment()
    const unexplained_e4 = unexplained({ provider, wallet })
    db.write(() => {
      const entries = topUpEntries({ provider, wallet }, amount_e4, paidFrom)
      const day = businessDate(at_ms)
      const transaction = { saleSeq: null, cause: 'top-up', at_ms, businessDate: day, entries }
      insert.run({ ...words, id, at_ms, transaction_id: post(transaction) })
      db.afterCommit(() => changes.tell('wallet', provider))
    })
    // Once it is booked and told: what goes wrong with play money takes nothing of that back.
    bought?.(topUp, unexplained_e4)
    return success(null)
  }
}
