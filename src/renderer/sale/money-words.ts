import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import type { Money } from '../../domain/money.ts'
import type { Say } from '../i18n/say.ts'
import { cashOf, creditOf } from './paid.ts'

type Words = Pick<Say, 't' | 'taka'>

/** What of a sale says how it was paid. */
export type PaidParts = 'amount_e4' | 'serviceCharge_e4' | 'given_e4' | 'credit_e4'

/**
 * What goes back of a sale, as it stands in a sentence about its money: what was paid later never
 * lay in the drawer, and nobody hands it out.
 */
export function moneyBackWords(say: Words, sale: Pick<Sale, PaidParts> | SaleIntent): string {
  return partsWords(say, cashOf(sale), creditOf(sale))
}

export function partsWords({ t, taka }: Words, cash: Money, credit: Money): string {
  if (credit === 0) return taka(cash)
  if (cash === 0) return t('onCredit.all', { credit: taka(credit) })
  return t('onCredit.both', { cash: taka(cash), credit: taka(credit) })
}

/** True where all of it was to be paid later: there is no cash to speak of. */
export function isAllOnCredit(sale: Pick<Sale, PaidParts> | SaleIntent): boolean {
  return creditOf(sale) > 0 && cashOf(sale) === 0
}

/** Where the money of a sale is; of one that was wholly on credit, how it stands in the dues. */
export function tenderWords({ t }: Pick<Say, 't'>, sale: Sale): string {
  return t(`${isAllOnCredit(sale) ? 'onCredit.tender' : 'tender'}.${sale.tender}`)
}

/**
 * What a button asks before money goes back.
 *
 * @param key its words where there is cash in it
 */
export function sureWords(
  say: Words,
  key: 'sale.refundSure' | 'sale.cancelSure' | 'fromCopy.sure',
  sale: Sale,
): string {
  const credit = say.taka(creditOf(sale))
  if (isAllOnCredit(sale)) return say.t('onCredit.sure', { credit })
  return say.t(key, { amount: moneyBackWords(say, sale) })
}
