import type { WalletType } from '../../../domain/kinds/transfer/brands.ts'
import type { WalletNumber } from '../../../domain/kinds/transfer/recipient.ts'
import { TYPED_ONCE_UP_TO_e4 } from '../../../domain/kinds/transfer/twice.ts'
import type { Money } from '../../../domain/money.ts'
import type { WalletBrandCode } from '../../../domain/operator.ts'
import type { SaleId } from '../../../domain/sale.ts'
import { type SellingForm, begun } from '../../selling/selling-form.ts'

/** The places of a transfer; `again` is one of them only above the owner's limit. */
export type Stage = 'number' | 'amount' | 'again' | 'read-back'
/** A place that is typed into. */
export type Field = Exclude<Stage, 'read-back'>

export interface TransferForm extends SellingForm {
  readonly stage: Stage
  readonly number: string
  readonly amount: string
  /** The amount a second time. */
  readonly again: string
  /** Chosen by hand alone: no number tells it, and the same one elsewhere may be a stranger's. */
  readonly brand: WalletBrandCode | null
  readonly walletType: WalletType
  /** The last whole number that stood here: what was chosen, and whose money pays, is for it. */
  readonly madeFor: WalletNumber | null
  /** Fields the cashier tried to leave: their problem is said from then on. */
  readonly told: Readonly<Record<Field, boolean>>
  /** The field a scanner typed into; what it typed was thrown away. */
  readonly scanned: Field | null
  /** Above this the amount is typed twice: the owner's, as it was last heard. */
  readonly onceUpTo_e4: Money
  /** The words about the law that the cashier has read and gone on from. */
  readonly legalSeen: string | null
}

export function emptyForm(saleId: SaleId, onceUpTo_e4: Money = TYPED_ONCE_UP_TO_e4): TransferForm {
  return {
    ...begun(saleId),
    stage: 'number',
    number: '',
    amount: '',
    again: '',
    brand: null,
    walletType: 'personal',
    madeFor: null,
    told: { number: false, amount: false, again: false },
    scanned: null,
    onceUpTo_e4,
    legalSeen: null,
  }
}

export function isEmpty({ number, amount }: TransferForm): boolean {
  return number === '' && amount === ''
}
