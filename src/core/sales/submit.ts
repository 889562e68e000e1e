import type { ClockDoubt } from '../../contract/days.ts'
import type { SaleIntent } from '../../contract/schemas.ts'
import type { FieldProblem, HouseRules, Shelf } from '../../domain/kinds/kind.ts'
import { askedBeside, payingWallet } from '../../domain/kinds/kinds.ts'
import { addMoney, type Money, subtractMoney } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { granted, present, problem, type Result, success } from '../../domain/result.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { confirmed, confirmedFromHeld } from '../../domain/sale-machine.ts'
import type { Alarms } from '../alarms.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { AllowsCredit } from '../dues/credit-rules.ts'
import type { Identity } from '../identity.ts'
import { createAssertSale } from '../invariants.ts'
import type { Post } from '../ledger/post.ts'
import type { Order } from '../providers/provider.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import { choicesFor, choose, type Sellers } from './choose.ts'
import { createDuesOfSale } from './dues-of-sale.ts'
import { type LearnedCommission, orderEarns, type RuledCommission } from './earned.ts'
import { entriesFor } from './entries.ts'
import { createKeepEarning } from './kept-earning.ts'
import { makeReference } from './reference.ts'
import { type FromCopy, fromCopy, type MoneyParts } from './money-back.ts'
import { createSaysCredit, type Payment, paymentOf, readPayment } from './payment.ts'
import { createReplacedBy } from './replaced.ts'
import type { Twins } from './twin.ts'
import { columnsOf, createSaleRows, paidOf, type SaleRow, type SaleRows } from './rows.ts'
import type { Transitions } from './transition.ts'
import { asItWas, readWords, sameWords, type Words } from './words.ts'

export type SubmitProblem =
  | { readonly why: 'bad-input'; field: string; code: string; limit_e4: Money | null }
  | { readonly why: 'words-differ' }
  | { readonly why: 'no-provider'; provider: ProviderId | null }
  | { readonly why: 'other-books' }
  /** It is to be sold again in place of a sale that nobody made, or whose money is not free. */
  | { readonly why: 'no-such-sale'; id: string }
  | { readonly why: 'wrong-state'; id: string; state: DeliveryState }
  /** The same was sold a moment ago, or nobody knows what became of it. */
  | { readonly why: 'twin'; id: string; state: DeliveryState }
  | NotNow
  | FromCopy

/** Nothing is sold this moment, whatever it is. */
export type NotNow =
  /** The day is being closed. */
  | { readonly why: 'closing'; readonly businessDate: string }
  /** The machine's date is not likely, and nobody has looked at it. */
  | { readonly why: 'clock'; readonly doubt: ClockDoubt }
  /** Shifts are counted here, and none is open: the change must be some drawer's. */
  | { readonly why: 'no-shift' }

export interface SubmitParts {
  readonly db: WritableDb
  readonly post: Post
  readonly run: Run
  readonly shopDay: ShopDay
  readonly changes: Changes
  readonly alarms: Alarms
  readonly restorations: MoneyParts['restorations']
  readonly transitions: Transitions
  readonly sellers: Sellers
  readonly shelf: Shelf
  readonly twins: Twins
  readonly identity: Identity
  readonly random: (bytes: number) => Uint8Array
  /** What a sale earns by what past ones took; null while that is not known surely. */
  readonly learned: LearnedCommission
  /** What a sale earns by the owner's rules; null where none is for it. */
  readonly ruled: RuledCommission
  readonly house: () => HouseRules
  readonly allowsCredit: AllowsCredit
  /** What keeps every sale back just now; null where nothing does. */
  readonly notNow: () => NotNow | null
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
  const store = createStore(parts, rows)
  const notAgain = createRetryGuard(parts, rows)
  const again = createSentAgain(parts)
  return (intent) => {
    if (intent.books !== undefined && intent.books !== parts.identity.books) {
      return problem({ why: 'other-books' })
    }
    const before = rows.byId(intent.id)
    if (before) return again(intent, before)
    const { at_ms } = parts.run.moment()
    const now = { shelf: parts.shelf, businessDate: parts.shopDay.today() }
    const words = readWords(intent, now)
    if (!words.ok) return problem({ why: 'bad-input', ...words.problem })
    const barred = parts.notNow()
    if (barred) return problem(barred)
    const against = againstHouse(words.value, parts.house)
    if (against) return problem({ why: 'bad-input', ...against })
    const { retryOf } = intent
    const instead = retryOf === undefined ? null : notAgain(retryOf, words.value, intent)
    if (instead && !instead.ok) return instead
    const { terms, amount_e4 } = words.value
    const twin = parts.twins.of(terms, amount_e4)
    if (twin && (twin.isUnsettled || intent.twinSeen !== twin.id)) {
      return problem({ why: 'twin', id: twin.id, state: twin.state })
    }
    const ourReference = makeReference(parts.identity, at_ms, parts.random)
    const order: Order = { ...terms, amount_e4, ourReference }
    const earning = { ...now, learned: parts.learned, ruled: parts.ruled }
    const choice = choose(choicesFor(order, parts.sellers, earning), intent.provider)
    if (!choice || choice.cannot === 'not-set-up') {
      return problem({ why: 'no-provider', provider: intent.provider ?? null })
    }
    const { cannot, limit_e4, provider } = choice
    if (cannot !== null) {
      return problem({ why: 'bad-input', field: fieldOf(cannot), code: cannot, limit_e4 })
    }
    const held = instead?.value ?? null
    const price_e4 = addMoney(amount_e4, words.value.serviceCharge_e4)
    const paid = held ? success(paymentOf(held)) : readPayment(intent, price_e4, parts.allowsCredit)
    if (!paid.ok) return problem({ why: 'bad-input', ...paid.problem })
    const payment = paid.value
    return success(store(intent, words.value, { ourReference, provider, held, payment }))
  }
}

/** The same id once more: the same sale where its words are the same, and a draft is sent anew. */
function createSentAgain(parts: SubmitParts) {
  const { shelf, shopDay } = parts
  const replacedBy = createReplacedBy(parts.db)
  const saysCredit = createSaysCredit(parts.db)
  return (intent: SaleIntent, before: SaleRow): Result<SaleRow, SubmitProblem> => {
    const words = readWords(intent, asItWas(before, intent, shelf))
    if (!words.ok) return problem({ why: 'bad-input', ...words.problem })
    const isSame = sameWords(before, intent, words.value) && saysCredit(intent, before)
    if (!isSame) return problem({ why: 'words-differ' })
    if (before.state !== 'created') return success(before)
    const barred = parts.notNow()
    if (barred) return problem(barred)
    // A draft that is sent again meets what has happened since.
    const meant = readWords(intent, { shelf, businessDate: shopDay.today() })
    if (!meant.ok) return problem({ why: 'bad-input', ...meant.problem })
    const [replaced] = replacedBy(before)
    if (replaced) return problem({ why: 'wrong-state', ...standingOf(replaced) })
    const twin = twinSince(before, intent.twinSeen, parts)
    return twin ? problem({ why: 'twin', id: twin.id, state: twin.state }) : success(before)
  }
}

/** What the rules of the house have against it: it is not sold here, or for another charge. */
function againstHouse(
  { terms: { kind }, amount_e4, serviceCharge_e4 }: Words,
  house: () => HouseRules,
): FieldProblem | null {
  const asked = askedBeside(kind, amount_e4, house)
  if (!asked.ok) return asked.problem
  if (asked.value === null || asked.value === serviceCharge_e4) return null
  // The customer was told another sum: it is said anew before any cash is taken.
  return { field: 'serviceCharge_e4', code: 'charge-changed', limit_e4: asked.value }
}

/** What the cashier must see before a draft is sent again; one of unknown end bars it however. */
function twinSince(
  draft: SaleRow,
  seen: string | undefined,
  { twins }: SubmitParts,
): SaleRow | null {
  const barring = twins.bars(draft)
  if (barring) return barring
  const passed = twins.passed(draft)
  return passed?.id === seen ? null : passed
}

/** Ends after which it may be tried again: with the money that is due back, or paid anew. */
const FREE: readonly DeliveryState[] = ['failed', 'reversed', 'cancelled']

/**
 * A sale is tried again once, and only after it is known that it did not happen: trying again what
 * is in doubt, or what is being tried again already, would send the customer's taka twice.
 */
function createRetryGuard({ db, alarms, restorations }: SubmitParts, rows: SaleRows) {
  const newest = db.read<[string], { id: string; state: DeliveryState }>(
    'SELECT id, state FROM sale WHERE retry_of = CAST(? AS TEXT) ORDER BY seq DESC LIMIT 1',
  )
  const replacedBy = createReplacedBy(db)
  const saysCredit = createSaysCredit(db)
  /** The failed sale whose money pays for this one; null where its customer has it back. */
  return (
    id: string,
    { terms: { kind, number }, amount_e4, serviceCharge_e4 }: Words,
    intent: SaleIntent,
  ): Result<SaleRow | null, SubmitProblem> => {
    const before = rows.byId(id)
    if (!before) return problem({ why: 'no-such-sale', id })
    // Its cost was taken after all: whether the customer has it is decided before it is sold again.
    const isDoubted = alarms.debitOf(before.seq) !== null
    const isFree = FREE.includes(before.state) && !isDoubted
    const moved = before.tender === 'taken-over' ? newest.get(id) : undefined
    const standing = isFree ? (replacedBy({ retry_of: id })[0] ?? moved) : before
    if (standing) return problem({ why: 'wrong-state', ...standingOf(standing) })
    const isSameCustomer = before.kind === kind && before.number === number
    if (before.tender !== 'refund-due') {
      // What is sold to another number is another customer's, and watched in place of nothing.
      const other = { field: 'number', code: 'other-number', limit_e4: null }
      return isSameCustomer ? success(null) : problem({ why: 'bad-input', ...other })
    }
    const field = isSameCustomer ? 'amount_e4' : 'number'
    const isSamePaid = paidOf(before) === addMoney(amount_e4, serviceCharge_e4)
    if (field === 'amount_e4' && before.amount_e4 === amount_e4 && isSamePaid) {
      const isSaid = intent.credit === undefined || saysCredit(intent, before)
      if (isSaid) return fromCopy(before, intent.copySeen, restorations) ?? success(before)
    }
    // Another sum needs cash to change hands, and one customer's money pays for no other's: first
    // the one goes back, then the other is taken.
    const due = { field, code: 'refund-first', limit_e4: paidOf(before) }
    return problem({ why: 'bad-input', ...due })
  }
}

function standingOf({ id, state }: { readonly id: string; readonly state: DeliveryState }) {
  return { id, state }
}

function fieldOf(cannot: string): string {
  if (cannot === 'line-type') return 'lineType'
  if (['kind', 'key-refused', 'in-doubt', 'resting'].includes(cannot)) return 'provider'
  return cannot === 'operator' ? 'operator' : 'amount_e4'
}

/** What a sale is when it is confirmed; the other columns wait for its steps. */
type NewSale = Pick<
  SaleRow,
  | ('id' | 'request_hash' | 'kind' | 'operator' | 'number' | 'line_type' | 'terms' | 'amount_e4')
  | ('service_charge_e4' | 'given_e4' | 'credit_e4' | 'customer_seq')
  | ('provider' | 'wallet' | 'our_reference' | 'state' | 'tender' | 'expected_cost_e4')
  | ('created_at_ms' | 'changed_at_ms' | 'business_date' | 'retry_of' | 'suspended')
>

/** Whom it goes through, and the failed sale whose money pays for it, if there is one. */
interface Way {
  readonly ourReference: string
  readonly provider: ProviderId
  readonly held: SaleRow | null
  readonly payment: Payment
}

function createStore(
  { db, post, run, shopDay, changes, transitions, learned, ruled }: SubmitParts,
  rows: SaleRows,
) {
  const insertSale = db.change<[NewSale]>(
    `INSERT INTO sale (id, request_hash, kind, operator, number, line_type, terms, amount_e4,
       service_charge_e4, given_e4, credit_e4, customer_seq, shift_seq, provider, wallet,
       our_reference, state, tender, version,
       expected_cost_e4, created_at_ms, changed_at_ms, business_date, retry_of)
     VALUES (@id, @request_hash, @kind, @operator, @number, @line_type, @terms, @amount_e4,
       @service_charge_e4, @given_e4, @credit_e4, @customer_seq, (SELECT seq FROM open_shift),
       @provider, @wallet, @our_reference, @state, @tender, 1,
       @expected_cost_e4, @created_at_ms, @changed_at_ms, @business_date, @retry_of)`,
  )
  const insertEvent = db.change<[number, number, string, string, string]>(
    `INSERT INTO sale_event
       (sale_seq, version, at_ms, from_state, to_state, tender, cause, step, words)
     VALUES (?, 1, ?, NULL, ?, ?, 'cashier', ?, '')`,
  )
  const assertSale = createAssertSale(db)
  const duesOf = createDuesOfSale(db)
  const keepEarning = createKeepEarning(db)
  return (intent: SaleIntent, words: Words, way: Way): SaleRow =>
    db.write(() => {
      const { at_ms } = run.moment()
      const { held } = way
      const business_date = shopDay.today()
      const order = orderFor(words, way)
      const by = { businessDate: business_date, learned, ruled }
      const earns = orderEarns(way.provider, order, by)
      const cost_e4 = subtractMoney(words.amount_e4, earns.will.earned_e4)
      const sale = newSale(intent, words, { ...way, at_ms, business_date, cost_e4 })
      const { rowid: seq } = insertSale.run(sale)
      keepEarning(seq, earns)
      insertEvent.run(seq, at_ms, sale.state, sale.tender, JSON.stringify({ type: 'confirmed' }))
      if (held) takeOver(held, intent.id, transitions)
      for (const posting of (held ? confirmedFromHeld : confirmed).postings) {
        const entries = entriesFor(posting, sale, null)
        const booked = { at_ms, businessDate: sale.business_date }
        const transaction = post({ saleSeq: seq, cause: posting, ...booked, entries })
        duesOf(posting, { ...sale, seq }, { ...booked, transaction })
      }
      // Read before the commit: what is told to the counter is what is on disk, or nothing is.
      const stored = present(rows.bySeq(seq), `sale ${intent.id}`)
      assertSale(stored)
      db.afterCommit(() => changes.tell('sale', intent.id))
      return stored
    })
}

/** @throws when it is not due any more, so that nothing of the new sale is stored either */
function takeOver(held: SaleRow, by: string, transitions: Transitions): void {
  const evidence = { cause: 'cashier', words: '', observed: null } as const
  const taken = transitions.within(held.seq, { type: 'taken-over', by }, evidence)
  granted(taken, `the money of sale ${held.id}`)
}

interface Through extends Way {
  readonly at_ms: number
  readonly business_date: string
  readonly cost_e4: Money
}

function orderFor({ terms, amount_e4 }: Words, { ourReference }: Way): Order {
  return { ...terms, amount_e4, ourReference }
}

function newSale(
  { id, retryOf }: SaleIntent,
  { hash: request_hash, terms, amount_e4, serviceCharge_e4 }: Words,
  { ourReference: our_reference, provider, payment, business_date, at_ms, cost_e4 }: Through,
): NewSale {
  return {
    id,
    request_hash,
    ...columnsOf(terms),
    amount_e4,
    service_charge_e4: serviceCharge_e4,
    ...payment,
    provider,
    wallet: present(payingWallet(terms.kind, provider), `a wallet of ${provider}`),
    our_reference,
    state: confirmed.state,
    tender: confirmed.tender,
    expected_cost_e4: cost_e4,
    created_at_ms: at_ms,
    changed_at_ms: at_ms,
    business_date,
    retry_of: retryOf ?? null,
    suspended: 0,
  }
}
