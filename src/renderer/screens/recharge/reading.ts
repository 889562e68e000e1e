import { type Money, type MoneyProblem, ZERO, parseTaka } from '../../../domain/money.ts'
import { type LineType, networkByCode } from '../../../domain/operator.ts'
import type { Result } from '../../../domain/result.ts'
import { type LineReading, readLine } from '../../selling/line.ts'
import { after } from '../../selling/ring.ts'
import type { Question } from '../../selling/sale-form.ts'
import type { RechargeForm } from './recharge-form.ts'

/** What the form says, read anew with every key. Nothing of it is stored. */
export interface Reading extends LineReading {
  readonly amount: Result<Money, MoneyProblem>
  readonly lineTypes: readonly LineType[]
  readonly lineType: LineType
  readonly nextLineType: LineType
}

/** What can be meant before it is known whose number it is. */
const everyNetwork: readonly LineType[] = ['prepaid', 'postpaid']

type Typed = Pick<RechargeForm, 'number' | 'amount' | 'operator' | 'lineType' | 'memory'>

export function read(form: Typed): Reading {
  const line = readLine(form)
  const { memory, operator } = line
  const amount = parseTaka(form.amount, { decimals: 0 })
  const lineTypes = operator === null ? everyNetwork : networkByCode(operator).lineTypes
  const wanted = form.lineType ?? (memory?.operator === operator ? memory.lineType : null)
  const lineType = lineTypes.find((one) => one === wanted) ?? 'prepaid'
  return {
    ...line,
    amount,
    lineTypes,
    lineType,
    nextLineType: after(lineTypes, lineType) ?? 'prepaid',
  }
}

/** What the core is asked while the form is filled; null until an operator is known. */
export function quoteRequest(form: RechargeForm, reading: Reading): Question | null {
  if (reading.operator === null) return null
  return {
    operator: reading.operator,
    lineType: reading.lineType,
    // Zero asks for the limits and the number's memory before there is an amount.
    amount_e4: reading.amount.ok ? reading.amount.value : ZERO,
    ...(reading.number.ok ? { number: reading.number.value } : {}),
    ...(form.provider === null ? {} : { provider: form.provider }),
  }
}
