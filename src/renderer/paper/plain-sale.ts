import type { Sale } from '../../contract/schemas.ts'
import type { PaperFor } from '../../contract/printing.ts'
import { maskNumber } from '../../domain/kinds/written-number.ts'
import type { Money } from '../../domain/money.ts'
import { PLAIN_SIGNS, plainAmount, plainSum } from './blocks.ts'
import { creditOf } from '../sale/paid.ts'
import { nothingGoesBack } from './nothing-back.ts'
import { isOfMoneyBack, type SlipKind } from './slip-kind.ts'

/** What a slip is, in a printer's own letters. None that is still open may pass for a receipt. */
const plainKinds: Readonly<Record<SlipKind, string>> = {
  receipt: 'RECEIPT',
  waiting: 'NOT A RECEIPT: WAITING',
  unknown: 'NOT A RECEIPT: NO ANSWER YET',
  askFirst: 'NOT A RECEIPT: ASK THE SHOP',
  failed: 'FAILED: MONEY GOES BACK',
  refunded: 'MONEY RETURNED',
  takenOver: 'FAILED: TRIED ONCE MORE',
  cancelled: 'NOT SOLD: MONEY RETURNED',
  cancelledTakenOver: 'NOT SOLD: TRIED ONCE MORE',
  expired: 'NOT SOLD: MONEY GOES BACK',
  notSent: 'NOT A RECEIPT: NOT SENT',
  reversed: 'TAKEN BACK: MONEY GOES BACK',
  reversedRefunded: 'TAKEN BACK: MONEY RETURNED',
  reversedTakenOver: 'TAKEN BACK: TRIED ONCE MORE',
  late: 'SUCCEEDED LATE: ASK THE SHOP',
  latePaid: 'SUCCEEDED LATE',
}

interface PlainOf {
  readonly kind: SlipKind
  readonly sum_e4: Money
  readonly whose: PaperFor
}

/** Whose money it was and how much, whatever becomes of the drawing. */
export function plainOfSale(sale: Sale, { kind, sum_e4, whose }: PlainOf): string[] {
  return [
    ...(whose === 'shop' ? ['COPY OF THE SHOP'] : []),
    ...(nothingGoesBack({ sale, kind })
      ? ['NOTHING TO PAY', plainSum('NOT OWED', creditOf(sale))]
      : [plainKinds[kind], plainAmount(sum_e4), ...plainCredit(sale, kind)]),
    // Masked on the customer's too: these lines are for a counter that must find the sale again.
    `FOR ${maskNumber(sale.number).replaceAll('•', '*')}`,
    ...plainReference(sale.ourReference),
  ]
}

/** What nobody paid yet does not pass for paid; of money that goes back the cash alone is told. */
function plainCredit(sale: Sale, kind: SlipKind): readonly string[] {
  const credit_e4 = creditOf(sale)
  return credit_e4 > 0 && !isOfMoneyBack(kind) ? [plainSum('ON CREDIT', credit_e4)] : []
}

/** The longest has more signs than a line: then its last part, which no other has, is by itself. */
function plainReference(reference: string): readonly string[] {
  const whole = `REF ${reference}`
  if (whole.length <= PLAIN_SIGNS) return [whole]
  const last = reference.lastIndexOf('-') + 1
  return [`REF ${reference.slice(0, last)}`, reference.slice(last)]
}
