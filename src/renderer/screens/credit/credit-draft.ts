import type { Customer, DuesSettings } from '../../../contract/dues.ts'
import { type LimitSays, limitSays } from '../../../domain/dues/credit-limit.ts'
import {
  type Money,
  type MoneyProblemCode,
  addMoney,
  parseTaka,
  plainFigure,
  subtractMoney,
} from '../../../domain/money.ts'
import { type Result, problem, success } from '../../../domain/result.ts'
import { type Credit, type Payment, readPayment } from '../../selling/payment.ts'

/** What of the price is put on credit at first: what was handed over does not reach for, or all. */
export function firstPart(payment: Payment, price: Money): string {
  const { given } = payment
  const counted = readPayment({ ...payment, credit: null }, price)
  if (given !== '' && counted.short_e4 !== null) return plainFigure(counted.short_e4)
  const chosen = payment.credit?.part_e4 ?? null
  return plainFigure(chosen !== null && chosen < price ? chosen : price)
}

export type PartProblem = MoneyProblemCode | 'above-price'

/** What a customer comes to owe by it, beside the limit. */
export interface PartRead {
  readonly part: Result<Money, PartProblem>
  readonly cash_e4: Money | null
  readonly then_e4: Money | null
  readonly limit_e4: Money
  readonly says: LimitSays | null
}

export function readPart(
  text: string,
  price: Money,
  customer: Pick<Customer, 'owes_e4' | 'limit_e4'>,
  rules: Pick<DuesSettings, 'limit_e4' | 'isLimitFirm'>,
): PartRead {
  const limit_e4 = customer.limit_e4 ?? rules.limit_e4
  const part = partOf(text, price)
  if (!part.ok) return { part, cash_e4: null, then_e4: null, limit_e4, says: null }
  const { owes_e4 } = customer
  return {
    part,
    cash_e4: subtractMoney(price, part.value),
    then_e4: addMoney(owes_e4, part.value),
    limit_e4,
    says: limitSays({ owes_e4, limit_e4, isFirm: rules.isLimitFirm, amount_e4: part.value }),
  }
}

function partOf(text: string, price: Money): PartRead['part'] {
  const read = parseTaka(text)
  if (!read.ok) return problem(read.problem.code)
  return read.value > price ? problem('above-price') : success(read.value)
}

/** The same as the form keeps it: the whole price stays the whole, whatever it comes to be. */
export function creditOf(
  customer: Customer['id'],
  part_e4: Money,
  price: Money,
  says: LimitSays['says'],
): Credit {
  return {
    customer,
    part_e4: part_e4 === price ? null : part_e4,
    limitSeen_e4: says === 'warns' ? part_e4 : null,
  }
}
