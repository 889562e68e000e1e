import type { WalletType } from '../../../domain/kinds/transfer/brands.ts'
import type { Money } from '../../../domain/money.ts'
import type { WalletBrandCode } from '../../../domain/operator.ts'
import { assertNever } from '../../../domain/result.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { asWritten, isAnothers, meansTheSame, tell } from '../../selling/form-steps.ts'
import { type Begun, NOBODYS, begunWith } from '../../selling/selling-form.ts'
import { read, wholeOf } from './reading.ts'
import { type Field, type TransferForm, emptyForm } from './transfer-form.ts'

export interface Draft {
  readonly number: string
  readonly amount: string
  readonly brand: WalletBrandCode
  readonly walletType: WalletType
}

export type FormAction =
  | { readonly type: 'typed'; readonly field: Field; readonly text: string }
  | { readonly type: 'scanned'; readonly field: Field }
  | { readonly type: 'forward' }
  | { readonly type: 'refused-amount' }
  | { readonly type: 'back' }
  | { readonly type: 'went-to'; readonly stage: Field }
  | { readonly type: 'next-brand' }
  | { readonly type: 'chose-wallet'; readonly walletType: WalletType }
  | { readonly type: 'next-wallet' }
  | { readonly type: 'accepted-twin'; readonly twin: SaleId }
  | { readonly type: 'accepted-warning'; readonly warning: string }
  | { readonly type: 'heard-limit'; readonly onceUpTo_e4: Money }
  | { readonly type: 'cleared'; readonly saleId: SaleId }
  | {
      readonly type: 'filled'
      readonly saleId: SaleId
      readonly draft: Draft
      readonly begun: Begun
    }

/** The whole behaviour of the form; the screen only draws it. */
export function reduceForm(form: TransferForm, action: FormAction): TransferForm {
  switch (action.type) {
    case 'typed':
      return typed(form, action.field, asWritten(action.text))
    case 'scanned':
      return { ...typed(form, action.field, ''), scanned: action.field }
    case 'forward':
      return forward(form)
    case 'refused-amount':
      return { ...tell(form, 'amount'), ...UNSEEN, stage: 'amount' }
    case 'back':
      return { ...form, ...UNSEEN, stage: before(form) }
    case 'went-to':
      return form.stage === action.stage ? form : { ...form, ...UNSEEN, stage: action.stage }
    case 'next-brand':
    case 'chose-wallet':
    case 'next-wallet':
      return choose(form, action)
    case 'accepted-twin':
      return { ...form, twinSeen: action.twin }
    case 'accepted-warning':
      return { ...form, legalSeen: action.warning }
    case 'heard-limit':
      return heardLimit(form, action.onceUpTo_e4)
    case 'cleared':
      return emptyForm(action.saleId, form.onceUpTo_e4)
    case 'filled':
      return filled(form, action)
    default:
      return assertNever(action)
  }
}

/** Whatever was read back is no longer what stands there. */
const UNSEEN = { twinSeen: null, legalSeen: null } as const

const NOTHING_CHOSEN = { ...NOBODYS, brand: null, walletType: 'personal', madeFor: null } as const

function typed(form: TransferForm, field: Field, text: string): TransferForm {
  const told = { ...form.told, [field]: false }
  const next = { ...form, ...UNSEEN, told, stage: field, scanned: null, [field]: text }
  switch (field) {
    case 'number':
      return typedNumber(next)
    case 'amount':
      return typedAmount(form, { ...next, again: '' })
    case 'again':
      return next
    default:
      return assertNever(field)
  }
}

function typedNumber(next: TransferForm): TransferForm {
  if (next.number === '') return { ...next, ...NOTHING_CHOSEN }
  const { number } = read(next)
  if (!number.ok) return next
  const others = isAnothers(next.madeFor, number.value) ? NOTHING_CHOSEN : {}
  return { ...next, ...others, madeFor: number.value }
}

/** Another amount is another sale: the failed one can only be tried again as it was. */
function typedAmount(form: TransferForm, next: TransferForm): TransferForm {
  return meansTheSame(read(form).amount, read(next).amount) ? next : { ...next, ...NOBODYS }
}

type Choice = Extract<FormAction, { type: 'next-brand' | 'chose-wallet' | 'next-wallet' }>

function choose(given: TransferForm, action: Choice): TransferForm {
  // Made while a number is being written, a choice is for that one: the earlier's own go first.
  const anew = given.madeFor !== null && !read({ ...given, brand: null }).number.ok
  const form = { ...given, ...(anew ? NOTHING_CHOSEN : {}), ...UNSEEN }
  switch (action.type) {
    case 'next-brand':
      return { ...form, brand: read(form).nextBrand }
    case 'chose-wallet':
      return { ...form, walletType: action.walletType }
    case 'next-wallet':
      return { ...form, walletType: form.walletType === 'personal' ? 'agent' : 'personal' }
    default:
      return assertNever(action)
  }
}

function forward(form: TransferForm): TransferForm {
  const { number, brand, amount, again } = read(form)
  if (form.stage === 'read-back') return form
  if (!number.ok || brand === null) return { ...tell(form, 'number'), stage: 'number' }
  if (form.stage === 'number') return { ...form, stage: 'amount' }
  if (!amount.ok) return { ...tell(form, 'amount'), stage: 'amount' }
  if (again === null || again.ok) return { ...form, stage: 'read-back' }
  return form.stage === 'again' ? tell(form, 'again') : { ...form, stage: 'again' }
}

function before(form: TransferForm): Field {
  if (form.stage === 'read-back') return read(form).again === null ? 'amount' : 'again'
  return form.stage === 'again' ? 'amount' : 'number'
}

/** A lower limit may ask for a second typing of what stands on the read-back already. */
function heardLimit(form: TransferForm, onceUpTo_e4: Money): TransferForm {
  if (form.onceUpTo_e4 === onceUpTo_e4) return form
  const next = { ...form, onceUpTo_e4 }
  const isShort = form.stage === 'read-back' && wholeOf(read(next)) === null
  return isShort ? { ...next, ...UNSEEN, stage: 'again' } : next
}

/** What is begun again was typed twice when it was first sold, and stands in the books so. */
function filled(
  { onceUpTo_e4 }: TransferForm,
  { saleId, draft, begun }: Extract<FormAction, { type: 'filled' }>,
): TransferForm {
  const again = draft.amount
  const form = { ...emptyForm(saleId, onceUpTo_e4), ...draft, again, ...begunWith(begun) }
  const whole = wholeOf(read(form))
  return whole === null ? form : { ...form, madeFor: whole.number, stage: 'read-back' }
}
