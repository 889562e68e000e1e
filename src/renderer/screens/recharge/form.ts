import { RECHARGE_CAP } from '../../../domain/limits.ts'
import type { LineType, NetworkCode } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import { assertNever } from '../../../domain/result.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { type Memory, sameMemory } from '../../selling/line.ts'
import { NOBODYS, type Origin } from '../../selling/selling-form.ts'
import { type Reading, read } from './reading.ts'
import { type RechargeForm, emptyForm } from './recharge-form.ts'

export interface Draft {
  readonly number: string
  readonly amount: string
  readonly operator: NetworkCode
  readonly lineType: LineType
  /** The provider to begin after, where it was the one that did not take it. */
  readonly notThrough: ProviderId | null
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
      readonly origin: Origin
    }

/** The whole behaviour of the form; the screen only draws it. */
export function reduceForm(form: RechargeForm, action: FormAction): RechargeForm {
  switch (action.type) {
    case 'typed-number':
      return typedNumber(form, action.text)
    case 'typed-amount':
      return typedAmount(form, { amount: kept(action.text), scanned: false })
    case 'scanned':
      return typedAmount(form, { amount: '', scanned: true })
    case 'forward':
      return forward(form)
    case 'refused-amount':
      return { ...tell(form, 'amount'), stage: 'amount' }
    case 'back':
      return { ...form, stage: form.stage === 'read-back' ? 'amount' : 'number', twinSeen: null }
    case 'went-to':
      return form.stage === action.stage ? form : { ...form, stage: action.stage, twinSeen: null }
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

/** Bad input 17: a paste of any size is cut; one character more than fits keeps it refused. */
function kept(text: string): string {
  return text.slice(0, WRITTEN_MAX + 1)
}

/** Whatever was read back is no longer what stands there. */
function changed(form: RechargeForm, stage: 'number' | 'amount'): RechargeForm {
  return { ...form, stage, twinSeen: null, told: { ...form.told, [stage]: false } }
}

/**
 * A choice made by hand, and the money of an earlier sale, belong to the number they were made for:
 * they go with the first whole number that is another, however it came to stand there.
 */
function typedNumber(form: RechargeForm, text: string): RechargeForm {
  const next = { ...changed(form, 'number'), number: kept(text) }
  if (text === '') return { ...next, ...NOTHING_CHOSEN }
  const { number } = read(next)
  if (!number.ok) return next
  const another = form.madeFor !== null && form.madeFor !== number.value
  return { ...next, ...(another ? NOTHING_CHOSEN : {}), madeFor: number.value }
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
  const [before, after] = [read(form).amount, read(next).amount]
  const sameAmount = before.ok && after.ok && before.value === after.value
  return sameAmount ? next : { ...next, ...NOBODYS }
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

function tell(form: RechargeForm, field: 'number' | 'amount'): RechargeForm {
  return { ...form, told: { ...form.told, [field]: true } }
}

function filled(action: Extract<FormAction, { type: 'filled' }>): RechargeForm {
  const { saleId, draft, origin } = action
  const { notThrough, ...words } = draft
  // One turn on from the provider that did not take it: whoever can is the core's word.
  const begin = { provider: notThrough, turns: notThrough === null ? 0 : 1 }
  const form: RechargeForm = { ...emptyForm(saleId), ...words, ...begin, ...origin }
  const reading = read(form)
  const madeFor = reading.number.ok ? reading.number.value : null
  const stage = reading.number.ok && reading.amount.ok ? 'read-back' : 'number'
  return { ...form, madeFor, stage }
}
