import { addMoney } from '../../domain/money.ts'
import { useCustomer } from '../core/customers.ts'
import { useSay } from '../i18n/say.ts'
import styles from './PaidBy.module.css'
import type { Credit, PaymentRead } from './payment.ts'

interface Props {
  readonly credit: Credit
  readonly paid: PaymentRead
  /** It stands in the book of dues already: by the sale before it. */
  readonly isOwedAlready: boolean
}

/** Who pays later, how much, and what that comes to with what was owed before. */
export function OnCredit({ credit, paid, isOwedAlready }: Props) {
  const { t, taka } = useSay()
  const customer = useCustomer(credit.customer)
  const { onCredit_e4, cash_e4, isCreditAbove } = paid
  if (isCreditAbove) return <p className={styles['above']}>{t('payment.creditAbove')}</p>
  const owes = isOwedAlready ? undefined : customer?.owes_e4
  return (
    <p className={styles['credit']} data-on-credit="">
      <b>{t('payment.creditTo', { credit: taka(onCredit_e4), name: customer?.name ?? '…' })}</b>
      {owes !== undefined && (
        <span>
          {t('payment.owesBefore', {
            owes: taka(owes, 'sum'),
            after: taka(addMoney(owes, onCredit_e4), 'sum'),
          })}
        </span>
      )}
      <span className={styles['now']}>
        {cash_e4 === 0 ? t('payment.cashNone') : t('payment.cash', { cash: taka(cash_e4) })}
      </span>
    </p>
  )
}
