import { createHash } from 'node:crypto'
import type { SaleIntent } from '../../contract/schemas.ts'
import { businessDate } from '../../domain/business-day.ts'
import { expectedCommission } from '../../domain/commission.ts'
import { type MobileNumber, parseMobileNumber } from '../../domain/mobile-number.ts'
import { type Money, Money as MoneySchema, subtractMoney } from '../../domain/money.ts'
import { type ProviderId, rechargeWallet } from '../../domain/provider.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { confirmed } from '../../domain/sale-machine.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Identity } from '../identity.ts'
import type { Post } from '../ledger/post.ts'
import type { RechargeOrder } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import { choicesFor, choose, type Sellers } from './choose.ts'
import { entriesFor } from './entries.ts'
import { makeReference } from './reference.ts'
import { createSaleRows, type SaleRow, type SaleRows } from './rows.ts'

export type SubmitProblem =
  | { readonly why: 'bad-input'; field: string; code: string; limit_e4: Money | null }
  | { readonly why: 'words-differ' }
  | { readonly why: 'no-provider'; provider: ProviderId | null }
  | { readonly why: 'other-books' }
  /** It is to be sold again in place of a sale that nobody made, or whose money is not free. */
  | { readonly why: 'no-such-sale'; id: string }
  | { readonly why: 'wrong-state'; id: string; state: DeliveryState }

export interface SubmitParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly changes: Changes
  readonly sellers: Sellers
  readonly identity: Identity
  readonly random: (bytes: number) => Uint8Array
}

export type Submit = (intent: SaleIntent) => Result<SaleRow, SubmitProblem>

/**
 * Stores a confirmed intent: the sale, its first event and the cash taken, in one transaction that
 * is on disk before this returns. Nothing is sent here. The same id with the same words is the
 * same sale; with other words it is refused and nothing is stored.
 *
 * @throws when the disk refuses the write; then nothing was stored
 */
export function createSubmit(parts: SubmitParts): Submit {
  const rows = createSaleRows(parts.db)
  const store = createStore(parts)
  const notAgain = createRetryGuard(parts.db, rows)
  return (intent) => {
    if (intent.books !== undefined && intent.books !== parts.identity.books) {
      return problem({ why: 'other-books' })
    }
    const words = read(intent)
    if (!words.ok) return words
    const before = rows.byId(intent.id)
    if (before) {
      const same = before.request_hash === words.value.hash
      return same ? success(before) : problem({ why: 'words-differ' })
    }
    const held = intent.retryOf === undefined ? null : notAgain(intent.retryOf)
    if (held) return problem(held)
    const { at_ms } = parts.run.moment()
    const order: RechargeOrder = {
      kind: 'recharge',
      operator: intent.operator,
      number: words.value.number,
      lineType: intent.lineType,
      amount_e4: words.value.amount_e4,
      ourReference: makeReference(parts.identity, at_ms, parts.random),
    }
    const choice = choose(choicesFor(order, parts.sellers), intent.provider)
    if (!choice || choice.cannot === 'not-set-up') {
      return problem({ why: 'no-provider', provider: intent.provider ?? null })
    }
    const { cannot, limit_e4, provider } = choice
    if (cannot !== null) {
      return problem({ why: 'bad-input', field: fieldOf(cannot), code: cannot, limit_e4 })
    }
    const seq = store(intent, words.value.hash, order, provider)
    const stored = rows.bySeq(seq)
    if (!stored) throw new Error(`sale ${intent.id} was not stored`)
    return success(stored)
  }
}

/** Ends after which the customer's money is free for another try. */
const FREE: readonly DeliveryState[] = ['failed', 'reversed']

/**
 * A sale is tried again once, and only after it is known that it did not happen: trying again what
 * is in doubt, or what is being tried again already, would send the customer's taka twice.
 */
function createRetryGuard(db: WritableDb, rows: SaleRows) {
  const other = db.read<[string], { id: string; state: DeliveryState }>(
    `SELECT id, state FROM sale
     WHERE retry_of = ? AND state NOT IN ('cancelled', 'failed', 'reversed') LIMIT 1`,
  )
  return (id: string): SubmitProblem | null => {
    const before = rows.byId(id)
    if (!before) return { why: 'no-such-sale', id }
    const standing = FREE.includes(before.state) ? other.get(id) : before
    return standing ? { why: 'wrong-state', id: standing.id, state: standing.state } : null
  }
}

interface Words {
  readonly number: MobileNumber
  readonly amount_e4: Money
  readonly hash: string
}

function read(intent: SaleIntent): Result<Words, SubmitProblem> {
  const number = parseMobileNumber(intent.number)
  if (!number.ok) {
    const code = number.problem
    return problem({ why: 'bad-input', field: 'number', code, limit_e4: null })
  }
  const amount = MoneySchema.safeParse(intent.amount_e4)
  if (!amount.success || amount.data <= 0) {
    const code = amount.success ? (amount.data === 0 ? 'zero' : 'sign') : 'characters'
    return problem({ why: 'bad-input', field: 'amount_e4', code, limit_e4: null })
  }
  const { kind, operator, lineType, provider, retryOf } = intent
  const said = [kind, operator, number.value, lineType, amount.data, provider ?? '', retryOf ?? '']
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex')
  return success({ number: number.value, amount_e4: amount.data, hash })
}

function fieldOf(cannot: string): string {
  if (cannot === 'line-type') return 'lineType'
  if (cannot === 'key-refused') return 'provider'
  return cannot === 'operator' ? 'operator' : 'amount_e4'
}

function createStore({ db, post, run, changes }: SubmitParts) {
  const insertSale = db.change<
    [
      ...[id: string, hash: string, kind: string, operator: string, number: string],
      ...[lineType: string, amount_e4: number, provider: string, wallet: string],
      ...[reference: string, state: string, tender: string, cost_e4: number],
      ...[createdAt_ms: number, changedAt_ms: number, businessDate: string],
      retryOf: string | null,
    ]
  >(`INSERT INTO sale (id, request_hash, kind, operator, number, line_type, amount_e4, provider,
       wallet, our_reference, state, tender, version, expected_cost_e4, created_at_ms,
       changed_at_ms, business_date, retry_of)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`)
  const insertEvent = db.change<[number, number, string, string, string]>(
    `INSERT INTO sale_event
       (sale_seq, version, at_ms, from_state, to_state, tender, cause, step, words)
     VALUES (?, 1, ?, NULL, ?, ?, 'cashier', ?, '')`,
  )
  return (intent: SaleIntent, hash: string, order: RechargeOrder, provider: ProviderId): number =>
    db.write(() => {
      const { at_ms } = run.moment()
      const date = businessDate(at_ms)
      const { operator, number, lineType, amount_e4, ourReference } = order
      const wallet = rechargeWallet[provider]
      const expected = expectedCommission(provider, operator, amount_e4, date)
      const expected_cost_e4 = subtractMoney(amount_e4, expected)
      const { state, tender, postings } = confirmed
      const { rowid: seq } = insertSale.run(
        ...[intent.id, hash, intent.kind, operator, number, lineType, amount_e4, provider, wallet],
        ...[ourReference, state, tender, expected_cost_e4, at_ms, at_ms, date],
        intent.retryOf ?? null,
      )
      insertEvent.run(seq, at_ms, state, tender, JSON.stringify({ type: 'confirmed' }))
      const money = { provider, wallet, amount_e4, expected_cost_e4, tender }
      for (const posting of postings) {
        const entries = entriesFor(posting, money, null)
        post({ saleSeq: seq, cause: posting, at_ms, businessDate: date, entries })
      }
      db.afterCommit(() => changes.tell('sale', intent.id))
      return seq
    })
}
