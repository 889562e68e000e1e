import type { MobileNumber } from '../../../domain/mobile-number.ts'
import type { LineType, NetworkCode } from '../../../domain/operator.ts'
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
  readonly operator: NetworkCode | null
  readonly lineType: LineType | null
  readonly provider: ProviderId | null
  /**
   * Presses of `.` that wait for the core to say who else can take the sale. Every one counts, and
   * until they are counted nobody knows through whom it would go: nothing is sent.
   */
  readonly turns: number
  readonly memory: Memory | null
  /** The last whole number that stood here: what was chosen, and whose money pays, is for it. */
  readonly madeFor: MobileNumber | null
  /** Fields the cashier tried to leave: their problem is said from then on. */
  readonly told: { readonly number: boolean; readonly amount: boolean }
  /** A scanner typed into the amount; what it typed was thrown away. */
  readonly scanned: boolean
  /** The twin that the cashier has seen and wants to sell beside. */
  readonly twinSeen: SaleId | null
  readonly retryOf: SaleId | null
  /** The unsent sale that was called off for this one: its cash is in the cashier's hand. */
  readonly inPlaceOf: SaleId | null
}

/** What last succeeded for a number. */
export interface Memory {
  readonly number: MobileNumber
  readonly operator: NetworkCode
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
    turns: 0,
    memory: null,
    madeFor: null,
    told: { number: false, amount: false },
    scanned: false,
    twinSeen: null,
    retryOf: null,
    inPlaceOf: null,
  }
}

export function isEmpty(form: RechargeForm): boolean {
  return form.number === '' && form.amount === ''
}

/** True while nothing of the form has changed: each change makes a new one with other parts. */
export function sameForm(one: RechargeForm, other: RechargeForm): boolean {
  const parts = Object.entries(other)
  return Object.entries(one).every(([name, part], index) => {
    const [otherName, otherPart] = parts[index] ?? []
    return name === otherName && Object.is(part, otherPart)
  })
}
