import type { Sale, SaleIntent } from '../../contract/schemas.ts'
import { CustomerId } from '../../contract/payment.ts'
import { type Money, ZERO, money } from '../../domain/money.ts'
import { useCustomer } from '../core/customers.ts'
import { type Say, useSay } from '../i18n/say.ts'
import styles from './PaidHow.module.css'
import { cashOf, changeOf } from './paid.ts'

interface Later {
  readonly amount_e4: Money
  readonly name: string
}

/** What of a sale is paid later, and by whom; null where all of it is paid in cash. */
function useLater(sale: Sale | SaleIntent): Later | null {
  const said = 'creditTo' in sale || !('credit' in sale) ? null : (sale.credit ?? null)
  const listed = useCustomer(said === null ? null : CustomerId.parse(said.customer))
  if ('creditTo' in sale) {
    return sale.creditTo && { amount_e4: sale.credit_e4, name: sale.creditTo.name }
  }
  return said && { amount_e4: money(said.amount_e4), name: listed?.name ?? '…' }
}

/** On the card: the change that is still to be counted out, and what stands in the book of dues. */
export function PaidHow({ sale }: { readonly sale: Sale | SaleIntent }) {
  const { t, taka } = useSay()
  const later = useLater(sale)
  const change = changeOf(sale)
  return (
    <>
      {change !== null && change > 0 && (
        <b className={styles['change']} data-give-change="">
          {t('payment.giveChange', { change: taka(change) })}
        </b>
      )}
      {later && (
        <span className={styles['credit']} data-credit-to="">
          {t('payment.creditTo', { credit: taka(later.amount_e4), name: later.name })}
        </span>
      )}
    </>
  )
}

/** The same line by line, for its story and for the paper. */
export function paidLines(
  { t, taka }: Pick<Say, 't' | 'taka'>,
  sale: Sale,
): readonly (readonly [name: string, value: string])[] {
  const { given_e4, credit_e4, creditTo } = sale
  const change = changeOf(sale)
  const cash = cashOf(sale)
  const later = [
    [t('payment.creditFact'), `${taka(credit_e4)} · ${creditTo?.name ?? ''}`],
    ...(cash > ZERO ? [[t('payment.cashFact'), taka(cash)] as const] : []),
  ] as const
  return [
    ...(creditTo ? later : []),
    ...(given_e4 === null ? [] : [[t('payment.givenFact'), taka(given_e4)] as const]),
    ...(change === null ? [] : [[t('payment.changeFact'), taka(change)] as const]),
  ]
}
