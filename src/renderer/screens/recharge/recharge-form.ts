import type { MobileNumber } from '../../../domain/mobile-number.ts'
import type { LineType } from '../../../domain/operator.ts'
import type { SaleId } from '../../../domain/sale.ts'
import type { LineTyped } from '../../selling/line.ts'
import { type SellingForm, begun } from '../../selling/selling-form.ts'

/** The three places of a sale. Enter walks through them; only the last one can send. */
export type Stage = 'number' | 'amount' | 'read-back'

export interface RechargeForm extends SellingForm, LineTyped {
  readonly stage: Stage
  readonly amount: string
  /** What the cashier chose by hand; null leaves it to the number's memory. */
  readonly lineType: LineType | null
  /** The last whole number that stood here: what was chosen, and whose money pays, is for it. */
  readonly madeFor: MobileNumber | null
  /** Fields the cashier tried to leave: their problem is said from then on. */
  readonly told: { readonly number: boolean; readonly amount: boolean }
  /** A scanner typed into the amount; what it typed was thrown away. */
  readonly scanned: boolean
}

export function emptyForm(saleId: SaleId): RechargeForm {
  return {
    ...begun(saleId),
    stage: 'number',
    number: '',
    amount: '',
    operator: null,
    lineType: null,
    memory: null,
    madeFor: null,
    told: { number: false, amount: false },
    scanned: false,
  }
}

export function isEmpty(form: RechargeForm): boolean {
  return form.number === '' && form.amount === ''
}
