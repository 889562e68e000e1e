import type { BillAccount } from '../../../contract/bills.ts'
import type { BillerCode } from '../../../domain/operator.ts'
import { assertNever } from '../../../domain/result.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { asWritten, meansTheSame, tell, wentTo } from '../../selling/form-steps.ts'
import { type Begun, begunWith, NOBODYS } from '../../selling/selling-form.ts'
import { type BillField, type BillForm, emptyForm } from './bill-form.ts'
import { type Reading, read, wordsOf } from './reading.ts'

export interface Draft {
  readonly operator: BillerCode
  readonly number: string
  readonly month: string
  readonly year: string
  readonly phone: string
  readonly amount: string
}

export type FormAction =
  | { readonly type: 'typed'; readonly field: BillField; readonly text: string }
  | { readonly type: 'scanned' }
  | { readonly type: 'forward' }
  | { readonly type: 'back' }
  | { readonly type: 'went-to'; readonly stage: BillField }
  | { readonly type: 'chose-biller'; readonly operator: BillerCode }
  | { readonly type: 'next-biller' }
  | { readonly type: 'other-line' }
  | { readonly type: 'walked-to'; readonly at: number | null }
  | { readonly type: 'chose-account'; readonly account: BillAccount }
  | { readonly type: 'next-provider' }
  | { readonly type: 'accepted-twin'; readonly twin: SaleId }
  | { readonly type: 'cleared'; readonly saleId: SaleId }
  | {
      readonly type: 'filled'
      readonly saleId: SaleId
      readonly draft: Draft
      readonly begun: Begun
    }

/** The whole behaviour of the form; the screen only draws it. */
export function reduceForm(form: BillForm, action: FormAction): BillForm {
  switch (action.type) {
    case 'typed':
      return typed(form, action.field, action.text)
    case 'scanned':
      return { ...typed(form, 'amount', ''), scanned: true }
    case 'forward':
      return forward(form)
    case 'back':
      return { ...form, stage: form.stage === 'read-back' ? 'amount' : 'number', twinSeen: null }
    case 'went-to':
      return wentTo(form, action.stage)
    case 'chose-biller':
      return withBiller(form, action.operator)
    case 'next-biller':
      return withBiller(form, read(form).nextBiller)
    case 'other-line': {
      const { otherLine } = read(form)
      return otherLine === null ? tell(form, 'operator') : withBiller(form, otherLine)
    }
    case 'walked-to':
      return { ...form, at: action.at }
    case 'chose-account':
      return withAccount(form, action.account)
    case 'next-provider':
      return { ...form, turns: form.turns + 1 }
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

/** Whatever was read back is no longer what stands there. */
function typed(form: BillForm, field: BillField, text: string): BillForm {
  const next = {
    ...form,
    [field]: asWritten(text),
    stage: field,
    twinSeen: null,
    told: { ...form.told, [field]: false },
    ...(field === 'number' ? { at: null } : {}),
    ...(field === 'amount' ? { scanned: false } : {}),
  }
  return { ...next, ...stillPaid(form, next) }
}

/** The money of an earlier sale pays for the same sum to the same number, and for nothing else. */
function stillPaid(before: BillForm, after: BillForm): Partial<BillForm> {
  const [one, other] = [read(before), read(after)]
  const isSame =
    before.operator === after.operator &&
    meansTheSame(one.number, other.number) &&
    meansTheSame(one.amount, other.amount)
  return isSame ? {} : NOBODYS
}

function withBiller(form: BillForm, operator: BillerCode): BillForm {
  const stage = form.stage === 'read-back' ? 'number' : form.stage
  const told = { ...form.told, operator: false }
  const next = { ...form, operator, stage, told, at: null, twinSeen: null }
  return { ...next, ...stillPaid(form, next) }
}

/** What was saved is read back like what was typed: only the amount is still to come. */
function withAccount(form: BillForm, account: BillAccount): BillForm {
  const { operator, number } = account
  const phone = account.phone ?? ''
  const next: BillForm = { ...form, operator, number, phone, at: null, twinSeen: null }
  const stage = afterNumber(read(next))
  const told = { ...form.told, operator: false, number: false, phone: false }
  return { ...next, stage, told, ...stillPaid(form, next) }
}

function forward(form: BillForm): BillForm {
  const { stage } = form
  if (stage === 'read-back') return form
  const reading = read(form)
  const wrong = firstWrong(reading, stage)
  if (wrong === 'operator') return { ...tell(form, 'operator'), stage: 'number' }
  if (wrong !== null) return { ...tell(form, wrong), stage: wrong }
  if (stage !== 'amount') return { ...form, stage: nextStage(stage, reading) }
  return wordsOf(reading) === null ? form : { ...form, stage: 'read-back' }
}

/** The first of what comes before this field, or of the field itself, that cannot be meant yet. */
function firstWrong(reading: Reading, stage: BillField): BillField | 'operator' | null {
  const { biller, number, billMonth, phone, amount } = reading
  if (!number.ok) return 'number'
  if (biller === null) return 'operator'
  if (stage === 'number') return null
  // A month that is yet to come this year may be one of another year: that is asked for next.
  const isYearAsked = stage === 'month' && !billMonth.ok && billMonth.problem.code === 'future'
  if (!billMonth.ok && !isYearAsked) return billMonth.problem.field
  if (stage === 'month' || stage === 'year') return null
  if (!phone.ok) return 'phone'
  return stage === 'amount' && !amount.ok ? 'amount' : null
}

function nextStage(stage: Exclude<BillField, 'amount'>, reading: Reading): BillField {
  switch (stage) {
    case 'number':
      return afterNumber(reading)
    case 'month':
      return reading.billMonth.ok ? afterMonth(reading) : 'year'
    case 'year':
      return afterMonth(reading)
    case 'phone':
      return 'amount'
    default:
      return assertNever(stage)
  }
}

/** A prepaid meter has no month of its own: this one's, which flexiloadbd wants, stands already. */
function afterNumber(reading: Reading): BillField {
  return reading.biller?.tokens === true ? afterMonth(reading) : 'month'
}

function afterMonth({ biller }: Reading): BillField {
  return biller?.asksPhone === false ? 'amount' : 'phone'
}

function filled(action: Extract<FormAction, { type: 'filled' }>): BillForm {
  const { saleId, draft, begun } = action
  const form: BillForm = { ...emptyForm(saleId), ...draft, ...begunWith(begun) }
  return { ...form, stage: wordsOf(read(form)) === null ? 'number' : 'read-back' }
}
