import { RECHARGE_CAP } from '../../../domain/limits.ts'
import type { LineType, NetworkCode } from '../../../domain/operator.ts'
import { assertNever } from '../../../domain/result.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { asWritten, isAnothers, meansTheSame, tell, wentTo } from '../../selling/form-steps.ts'
import { type Memory, sameMemory } from '../../selling/line.ts'
import { type Begun, NOBODYS, begunWith } from '../../selling/selling-form.ts'
import { type Reading, read } from './reading.ts'
import { type RechargeForm, emptyForm } from './recharge-form.ts'

export interface Draft {
  readonly number: string
  readonly amount: string
  readonly operator: NetworkCode
  readonly lineType: LineType
}

export type FormAction =
  | { readonly type: 'typed-number'; readonly text: string }
  | { readonly type: 'typed-amount'; readonly text: string }
  | { readonly type: 'scanned' }
  | { readonly type: 'forward' }
  | { readonly type: 'refused-amount' }
  | { readonly type: 'back' }
  | { readonly type: 'went-to'; readonly stage: 'number' | 'amount' }
  | { readonly type: 'next-operator' }
  | { readonly type: 'chose-line'; readonly lineType: LineType }
  | { readonly type: 'next-line' }
  | { readonly type: 'next-provider' }
  | { readonly type: 'remembered'; readonly memory: Memory }
  | { readonly type: 'accepted-twin'; readonly twin: SaleId }
  | { readonly type: 'cleared'; readonly saleId: SaleId }
  | {
      readonly type: 'filled'
      readonly saleId: SaleId
      readonly draft: Draft
      readonly begun: Begun
    }

/** The whole behaviour of the form; the screen only draws it. */
export function reduceForm(form: RechargeForm, action: FormAction): RechargeForm {
  switch (action.type) {
    case 'typed-number':
      return typedNumber(form, action.text)
    case 'typed-amount':
      return typedAmount(form, { amount: asWritten(action.text), scanned: false })
    case 'scanned':
      return typedAmount(form, { amount: '', scanned: true })
    case 'forward':
      return forward(form)
    case 'refused-amount':
      return { ...tell(form, 'amount'), stage: 'amount' }
    case 'back':
      return { ...form, stage: form.stage === 'read-back' ? 'amount' : 'number', twinSeen: null }
    case 'went-to':
      return wentTo(form, action.stage)
    case 'next-operator':
    case 'chose-line':
    case 'next-line':
    case 'next-provider':
    case 'remembered':
      return choose(form, action)
    case 'accepted-twin':
      return { ...form, twinSeen: action.twin }
    case 'cleared':
      return emptyForm(action.saleId)
    case 'filled':
      return filled(action)
    default:
      return assertNever(action)
  }
}

type Choice = Extract<
  FormAction,
  {
    type: 'next-operator' | 'chose-line' | 'next-line' | 'next-provider' | 'remembered'
  }
>

/** The choices of a hand; the others are the counter's own answers. */
const byHand: readonly Choice['type'][] = [
  'next-operator',
  'chose-line',
  'next-line',
  'next-provider',
]

function choose(given: RechargeForm, action: Choice): RechargeForm {
  // Made while a number is being written, a choice is for that one: the earlier's own go first.
  const anew = byHand.includes(action.type) && !read(given).number.ok && given.madeFor !== null
  const form = anew ? { ...given, ...NOTHING_CHOSEN } : given
  const reading = read(form)
  switch (action.type) {
    case 'next-operator':
      return { ...form, operator: reading.nextOperator, lineType: null, twinSeen: null }
    case 'chose-line':
      return { ...form, lineType: action.lineType }
    case 'next-line':
      return { ...form, lineType: reading.nextLineType }
    case 'next-provider':
      return { ...form, turns: form.turns + 1 }
    case 'remembered':
      return sameMemory(form.memory, action.memory) ? given : { ...form, memory: action.memory }
    default:
      return assertNever(action)
  }
}

/** Whatever was read back is no longer what stands there. */
function changed(form: RechargeForm, stage: 'number' | 'amount'): RechargeForm {
  return { ...form, stage, twinSeen: null, told: { ...form.told, [stage]: false } }
}

function typedNumber(form: RechargeForm, text: string): RechargeForm {
  const next = { ...changed(form, 'number'), number: asWritten(text) }
  if (text === '') return { ...next, ...NOTHING_CHOSEN }
  const { number } = read(next)
  if (!number.ok) return next
  const others = isAnothers(form.madeFor, number.value) ? NOTHING_CHOSEN : {}
  return { ...next, ...others, madeFor: number.value }
}

const NOTHING_CHOSEN = {
  ...NOBODYS,
  operator: null,
  lineType: null,
  provider: null,
  turns: 0,
  madeFor: null,
} as const satisfies Partial<RechargeForm>

/** Another amount is another sale: the failed one can only be tried again as it was. */
function typedAmount(
  form: RechargeForm,
  typed: Pick<RechargeForm, 'amount' | 'scanned'>,
): RechargeForm {
  const next = { ...changed(form, 'amount'), ...typed }
  return meansTheSame(read(form).amount, read(next).amount) ? next : { ...next, ...NOBODYS }
}

function forward(form: RechargeForm): RechargeForm {
  const reading = read(form)
  switch (form.stage) {
    case 'number':
      return numberStands(reading) ? { ...form, stage: 'amount' } : tell(form, 'number')
    case 'amount':
      if (!numberStands(reading)) return { ...tell(form, 'number'), stage: 'number' }
      return amountStands(reading) ? { ...form, stage: 'read-back' } : tell(form, 'amount')
    case 'read-back':
      return form
    default:
      return assertNever(form.stage)
  }
}

/** Above the cap nobody takes it: that is known before the core has answered. */
function amountStands({ amount }: Reading): boolean {
  return amount.ok && amount.value <= RECHARGE_CAP
}

function numberStands(reading: Reading): boolean {
  return reading.number.ok && reading.operator !== null
}

function filled(action: Extract<FormAction, { type: 'filled' }>): RechargeForm {
  const { saleId, draft, begun } = action
  const form: RechargeForm = { ...emptyForm(saleId), ...draft, ...begunWith(begun) }
  const reading = read(form)
  const madeFor = reading.number.ok ? reading.number.value : null
  const stage = reading.number.ok && reading.amount.ok ? 'read-back' : 'number'
  return { ...form, madeFor, stage }
}
