import type { MobileNumber } from '../../../domain/mobile-number.ts'
import type { LineType, OperatorCode } from '../../../domain/operator.ts'
import type { ProviderId } from '../../../domain/provider.ts'
import type { SaleId } from '../../../domain/sale.ts'

/** The three places of a sale. Enter walks through them; only the last one can send. */
export type Stage = 'number' | 'amount' | 'read-back'

export interface RechargeForm {
  /** Made when the form opened: a second press of anything is the same sale. */
  readonly saleId: SaleId
  readonly stage: Stage
  readonly number: string
  readonly amount: string
  /** What the cashier chose by hand; null leaves it to the number's memory and prefix. */
  readonly operator: OperatorCode | null
  readonly lineType: LineType | null
  readonly provider: ProviderId | null
  readonly memory: Memory | null
  /** Fields the cashier tried to leave: their problem is said from then on. */
  readonly told: { readonly number: boolean; readonly amount: boolean }
  /** A scanner typed into the amount; what it typed was thrown away. */
  readonly scanned: boolean
  /** The twin that the cashier has seen and wants to sell beside. */
  readonly twinSeen: SaleId | null
  readonly retryOf: SaleId | null
}

/** What last succeeded for a number. */
export interface Memory {
  readonly number: MobileNumber
  readonly operator: OperatorCode
  readonly lineType: LineType
}

export function emptyForm(saleId: SaleId): RechargeForm {
  return {
    saleId,
    stage: 'number',
    number: '',
    amount: '',
    operator: null,
    lineType: null,
    provider: null,
    memory: null,
    told: { number: false, amount: false },
    scanned: false,
    twinSeen: null,
    retryOf: null,
  }
}

export function isEmpty(form: RechargeForm): boolean {
  return form.number === '' && form.amount === ''
}
