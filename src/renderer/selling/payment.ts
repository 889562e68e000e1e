import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { CustomerId } from '../../contract/payment.ts'
import {
  type Money,
  type MoneyProblemCode,
  ZERO,
  money,
  parseTaka,
  plainFigure,
  subtractMoney,
} from '../../domain/money.ts'
import { type Result, assertNever, problem, success } from '../../domain/result.ts'
import { WRITTEN_MAX } from '../../domain/written.ts'

/** How the customer of a form pays: all in cash that nobody counts, until something is said. */
export interface Payment {
  /** Handed over, as it is typed; empty where nobody counts it. */
  readonly given: string
  /** A scanner typed into it; what it typed was thrown away. */
  readonly scanned: boolean
  readonly credit: Credit | null
}

/** What is paid later. */
export interface Credit {
  readonly customer: CustomerId
  /** Null: the whole price, whatever that comes to be. */
  readonly part_e4: Money | null
  /** So much on credit was warned of and gone on from: it is more than the customer's limit. */
  readonly limitSeen_e4: Money | null
}

export const IN_CASH: Payment = { given: '', scanned: false, credit: null }

export type PaymentAction =
  | { readonly type: 'typed-given'; readonly text: string }
  | { readonly type: 'scanned-given' }
  | { readonly type: 'chose-credit'; readonly credit: Credit | null }

export function reducePayment(payment: Payment, action: PaymentAction): Payment {
  switch (action.type) {
    case 'typed-given':
      return { ...payment, given: action.text.slice(0, WRITTEN_MAX + 1), scanned: false }
    case 'scanned-given':
      return { ...payment, given: '', scanned: true }
    case 'chose-credit':
      return { ...payment, credit: action.credit }
    default:
      return assertNever(action)
  }
}

export type GivenProblem =
  | MoneyProblemCode
  | 'scanner'
  /** Less than the cash part of the price. */
  | 'below-price'

/** What a payment comes to, beside a price. */
export interface PaymentRead {
  readonly onCredit_e4: Money
  /** The part of the price that is cash. */
  readonly cash_e4: Money
  /** Null where nobody counted it. */
  readonly given: Result<Money | null, GivenProblem>
  /** What goes back of it; null where nothing was counted, or it does not reach. */
  readonly change_e4: Money | null
  /** What is missing to the cash part; null where nothing is. */
  readonly short_e4: Money | null
  /** More is said to be paid later than the price is by now. */
  readonly isCreditAbove: boolean
}

export function readPayment(payment: Payment, price: Money): PaymentRead {
  const { credit } = payment
  const onCredit_e4 = credit === null ? ZERO : (credit.part_e4 ?? price)
  const isCreditAbove = onCredit_e4 > price
  const cash_e4 = isCreditAbove ? ZERO : subtractMoney(price, onCredit_e4)
  const typed = typedGiven(payment, cash_e4)
  const counted = typed.ok ? typed.value : null
  const isShort = counted !== null && counted < cash_e4
  return {
    onCredit_e4,
    cash_e4,
    given: isShort ? problem('below-price') : typed,
    change_e4: counted === null || isShort ? null : subtractMoney(counted, cash_e4),
    short_e4: isShort ? subtractMoney(cash_e4, counted) : null,
    isCreditAbove,
  }
}

/** Where nothing is paid in cash nothing is counted, whatever was typed before. */
function typedGiven(
  { given, scanned }: Payment,
  cash_e4: Money,
): Result<Money | null, GivenProblem> {
  if (cash_e4 === 0) return success(null)
  if (scanned) return problem('scanner')
  const read = parseTaka(given)
  if (read.ok) return success(read.value)
  const { code } = read.problem
  return code === 'empty' ? success(null) : problem(code)
}

/** The same as an intent says it; null while it cannot be sent so. */
export function paymentWords(
  payment: Payment,
  price: Money,
): Pick<SaleIntent, 'given_e4' | 'credit'> | null {
  const { onCredit_e4, given, isCreditAbove } = readPayment(payment, price)
  const { credit } = payment
  if (!given.ok || isCreditAbove) return null
  const isSeen = credit?.limitSeen_e4 !== null && onCredit_e4 <= (credit?.limitSeen_e4 ?? ZERO)
  return {
    ...(given.value === null ? {} : { given_e4: given.value }),
    ...(credit === null || onCredit_e4 === 0
      ? {}
      : {
          credit: {
            customer: credit.customer,
            amount_e4: onCredit_e4,
            ...(isSeen ? { limitSeen: true } : {}),
          },
        }),
  }
}

type Paid = Pick<Sale | SaleIntent, 'amount_e4' | 'serviceCharge_e4' | 'given_e4'> &
  (Pick<Sale, 'credit_e4' | 'creditTo'> | Pick<SaleIntent, 'credit'>)

/**
 * How an earlier sale was paid, for the one that is begun in its place.
 *
 * @param isInHand what its customer handed over lies at the counter still
 */
export function paymentOf(words: Paid, isInHand: boolean): Payment {
  const { given_e4 = null } = words
  const given = isInHand && given_e4 !== null ? plainFigure(money(given_e4)) : ''
  const later = 'creditTo' in words ? laterOf(words) : ('credit' in words && words.credit) || null
  if (later === null) return { ...IN_CASH, given }
  const price_e4 = words.amount_e4 + (words.serviceCharge_e4 ?? 0)
  const part_e4 = later.amount_e4 >= price_e4 ? null : money(later.amount_e4)
  const limitSeen_e4 = 'limitSeen' in later && later.limitSeen ? money(later.amount_e4) : null
  return {
    ...IN_CASH,
    given,
    credit: { customer: CustomerId.parse(later.customer), part_e4, limitSeen_e4 },
  }
}

function laterOf({
  creditTo,
  credit_e4,
}: Pick<Sale, 'creditTo' | 'credit_e4'>): NonNullable<SaleIntent['credit']> | null {
  return creditTo && { customer: creditTo.id, amount_e4: credit_e4 }
}
