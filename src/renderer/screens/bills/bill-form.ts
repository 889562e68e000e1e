import type { BillerCode } from '../../../domain/operator.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { type SellingForm, begun } from '../../selling/selling-form.ts'

/** The fields of a bill in the order Enter walks through them. */
export const billFields = ['number', 'month', 'year', 'phone', 'amount'] as const
export type BillField = (typeof billFields)[number]

export interface BillForm extends SellingForm {
  readonly stage: BillField | 'read-back'
  /** Null until it is chosen: prepaid and postpaid of one company are two. */
  readonly operator: BillerCode | null
  /** A number; or a name, or a part of either, by which a saved account is looked for. */
  readonly number: string
  /** The account of those shown that Enter takes; null where none is meant. */
  readonly at: number | null
  /** Null while nobody wrote another than this month's. */
  readonly month: string | null
  readonly year: string | null
  readonly phone: string
  readonly amount: string
  /** Fields the cashier tried to leave: their problem is said from then on. */
  readonly told: Readonly<Record<BillField | 'operator', boolean>>
  /** A scanner typed into the amount; what it typed was thrown away. */
  readonly scanned: boolean
}

export const NOTHING_TOLD: BillForm['told'] = {
  operator: false,
  number: false,
  month: false,
  year: false,
  phone: false,
  amount: false,
}

export function emptyForm(saleId: SaleId): BillForm {
  return {
    ...begun(saleId),
    stage: 'number',
    operator: null,
    number: '',
    at: null,
    month: null,
    year: null,
    phone: '',
    amount: '',
    told: NOTHING_TOLD,
    scanned: false,
  }
}

export function isEmpty(form: BillForm): boolean {
  const { operator, month, year } = form
  const isTyped = form.number !== '' || form.phone !== '' || form.amount !== ''
  return !isTyped && operator === null && month === null && year === null
}
