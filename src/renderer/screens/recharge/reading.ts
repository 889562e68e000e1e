import type { QuoteRequest } from '../../../contract/schemas.ts'
import { type TriggerAmount, triggerFor } from '../../../domain/limits.ts'
import {
  type MobileNumber,
  type NumberProblem,
  parseMobileNumber,
  writtenDigits,
} from '../../../domain/mobile-number.ts'
import { type Money, type MoneyProblem, ZERO, parseTaka } from '../../../domain/money.ts'
import {
  type LineType,
  type NetworkCode,
  networkByCode,
  networkCodes,
  networkHint,
} from '../../../domain/operator.ts'
import type { Result } from '../../../domain/result.ts'
import type { z } from 'zod'
import type { RechargeForm } from './recharge-form.ts'

/** What the form says, read anew with every key. Nothing of it is stored. */
export interface Reading {
  readonly number: Result<MobileNumber, NumberProblem>
  readonly amount: Result<Money, MoneyProblem>
  /** Whose prefix the number has: a hint, for numbers move between operators. */
  readonly hinted: NetworkCode | null
  readonly operator: NetworkCode | null
  readonly operatorFrom: 'cashier' | 'memory' | 'prefix' | null
  readonly lineTypes: readonly LineType[]
  readonly lineType: LineType
  readonly trigger: TriggerAmount | null
  readonly nextOperator: NetworkCode
  readonly nextLineType: LineType
}

/** What can be meant before it is known whose number it is. */
const everyNetwork: readonly LineType[] = ['prepaid', 'postpaid']

type Typed = Pick<RechargeForm, 'number' | 'amount' | 'operator' | 'lineType' | 'memory'>

export function read(form: Typed): Reading {
  const number = parseMobileNumber(form.number)
  const amount = parseTaka(form.amount, { decimals: 0 })
  const memory = number.ok && form.memory?.number === number.value ? form.memory : null
  const hinted = hintOf(form.number)
  const operator = form.operator ?? memory?.operator ?? hinted
  const lineTypes = operator === null ? everyNetwork : networkByCode(operator).lineTypes
  const wanted = form.lineType ?? (memory?.operator === operator ? memory.lineType : null)
  const lineType = lineTypes.find((line) => line === wanted) ?? 'prepaid'
  return {
    number,
    amount,
    hinted,
    operator,
    operatorFrom: origin(form, memory !== null, operator),
    lineTypes,
    lineType,
    trigger: operator !== null && amount.ok ? triggerFor(operator, amount.value) : null,
    nextOperator: after(networkCodes, operator) ?? networkCodes[0],
    nextLineType: after(lineTypes, lineType) ?? 'prepaid',
  }
}

function hintOf(text: string): NetworkCode | null {
  const digits = writtenDigits(text)
  return digits === null || digits.length < 3 ? null : networkHint(digits)
}

function origin(
  form: Typed,
  remembered: boolean,
  operator: NetworkCode | null,
): Reading['operatorFrom'] {
  if (operator === null) return null
  if (form.operator !== null) return 'cashier'
  return remembered ? 'memory' : 'prefix'
}

function after<Value>(ring: readonly Value[], value: Value | null): Value | undefined {
  const index = value === null ? -1 : ring.indexOf(value)
  return ring[(index + 1) % ring.length]
}

/** What the core is asked while the form is filled; null until an operator is known. */
export function quoteRequest(
  form: RechargeForm,
  reading: Reading,
): z.input<typeof QuoteRequest> | null {
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
