import type { CarriedSale } from '../../../contract/days.ts'
import { type Money, subtractMoney } from '../../../domain/money.ts'
import type { Say } from '../../i18n/say.ts'
import { isOffDues } from './steps.ts'

/**
 * What is to be done with the money of a sale that is due back, and the sum of it: what was to be
 * paid later never lay in the drawer, and nobody hands it out. Null of one whose end is open.
 */
export function dueBack(
  { t, taka }: Pick<Say, 't' | 'taka'>,
  sale: CarriedSale,
): { readonly sum_e4: Money; readonly words: string } | null {
  const { tender, paid_e4, credit_e4 } = sale
  if (tender !== 'refund-due') return null
  if (isOffDues(sale)) return { sum_e4: credit_e4, words: t('onCredit.strike') }
  const struck = credit_e4 > 0 ? [t('close.strike', { credit: taka(credit_e4) })] : []
  return {
    sum_e4: subtractMoney(paid_e4, credit_e4),
    words: [t('close.dueWord'), ...struck].join('; '),
  }
}
