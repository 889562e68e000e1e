import type { SaleIntent } from '../../contract/schemas.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import {
  isWholePoisha,
  type Money,
  Money as MoneySchema,
  money,
  TYPED_CAP,
  ZERO,
} from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { AllowsCredit } from '../dues/credit-rules.ts'
import type { SaleRow } from './rows.ts'

/** What of it is paid later, and by whom. */
type OnCredit = Pick<SaleRow, 'credit_e4' | 'customer_seq'>

/** How a sale is paid, as it is stored with it. */
export type Payment = Pick<SaleRow, 'given_e4' | 'credit_e4' | 'customer_seq'>

const inCash: Payment = { given_e4: null, credit_e4: 0, customer_seq: null }

/**
 * Reads how a customer pays. Cash that is less than its part of the price is refused
 * (bad-inputs 30): the rest may be paid later where that is said.
 */
export function readPayment(
  { given_e4, credit, kind }: Pick<SaleIntent, 'given_e4' | 'credit' | 'kind'>,
  price_e4: Money,
  allows: AllowsCredit,
): Result<Payment, FieldProblem> {
  const owed = credit ? readPart('credit', credit.amount_e4, price_e4) : success(ZERO)
  if (!owed.ok) return owed
  const credit_e4 = owed.value
  const cash_e4 = money(price_e4 - credit_e4)
  const given = given_e4 === undefined ? success(null) : readGiven(given_e4, cash_e4)
  if (!given.ok) return given
  if (!credit) return success({ ...inCash, given_e4: given.value })
  const { customer, limitSeen = false } = credit
  const allowed = allows({ customer, kind, amount_e4: credit_e4, limitSeen })
  if (!allowed.ok) return allowed
  return success({ given_e4: given.value, credit_e4, customer_seq: allowed.value })
}

/**
 * A part of a price: more than nothing, and no more than the price. The rest is handed over, so it
 * is whole poisha; a whole price may be what it is.
 */
function readPart(field: string, part_e4: number, most_e4: Money): Result<Money, FieldProblem> {
  const part = MoneySchema.safeParse(part_e4)
  if (!part.success) return problem({ field, code: 'characters', limit_e4: null })
  if (part.data < 0) return problem({ field, code: 'sign', limit_e4: null })
  if (part.data === 0) return problem({ field, code: 'zero', limit_e4: null })
  if (part.data > most_e4) return problem({ field, code: 'above-maximum', limit_e4: most_e4 })
  const isHandedOver = part.data < most_e4
  if (isHandedOver && !isWholePoisha(part.data)) {
    return problem({ field, code: 'decimals', limit_e4: null })
  }
  return success(part.data)
}

function readGiven(given_e4: number, least_e4: Money): Result<Money, FieldProblem> {
  const field = 'given_e4'
  const given = MoneySchema.safeParse(given_e4)
  if (!given.success) return problem({ field, code: 'characters', limit_e4: null })
  if (given.data < 0) return problem({ field, code: 'sign', limit_e4: null })
  // Just the price is what it is; whatever else is handed over is counted in poisha.
  const isJust = given.data === least_e4
  if (!isJust && !isWholePoisha(given.data)) {
    return problem({ field, code: 'decimals', limit_e4: null })
  }
  // Larger sums would add up to a drawer that no shift could be closed with.
  if (given.data > TYPED_CAP) return problem({ field, code: 'above-maximum', limit_e4: TYPED_CAP })
  if (given.data < least_e4) return problem({ field, code: 'below-price', limit_e4: least_e4 })
  return success(given.data)
}

/** The same is paid later, by the same customer; or both were paid in cash. */
export function isPaidAlike(one: OnCredit, other: OnCredit): boolean {
  return one.credit_e4 === other.credit_e4 && one.customer_seq === other.customer_seq
}

/**
 * Whether an intent says of its credit what stands in the books. Of a sale that is tried again it
 * may say nothing: it is paid as the one before it was.
 */
export function createSaysCredit(db: ReadableDb) {
  const customer = db.read<[string], { seq: number }>('SELECT seq FROM customer WHERE id = ?')
  return ({ credit, retryOf }: Pick<SaleIntent, 'credit' | 'retryOf'>, sale: OnCredit): boolean => {
    if (!credit) return sale.credit_e4 === 0 || retryOf !== undefined
    const customer_seq = customer.get(credit.customer)?.seq ?? null
    return isPaidAlike({ credit_e4: credit.amount_e4, customer_seq }, sale)
  }
}

/** The money of a failed sale pays for this one: no cash changes hands, and a debt goes on. */
export function paymentOf({ credit_e4, customer_seq }: SaleRow): Payment {
  return { given_e4: null, credit_e4, customer_seq }
}
