import type { Money } from '../../domain/money.ts'
import { Notice } from '../components/Notice.tsx'
import { useStanding } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { isFromCopy, useCopy } from '../sale/from-copy.ts'
import { isAllOnCredit, moneyBackWords } from '../sale/money-words.ts'
import { creditOf } from '../sale/paid.ts'
import { readPayment } from './payment.ts'
import styles from './ReadBack.module.css'
import type { Origin, SellingForm } from './selling-form.ts'

interface BegunProps {
  readonly form: Origin & Pick<SellingForm, 'payment'>
  readonly amount: Money
}

/** Whose money pays for it, where an earlier sale left some: it must be taken once, not twice. */
export function Begun({ form, amount }: BegunProps) {
  const say = useSay()
  const { t, taka } = say
  const earlier = useStanding(form.retryOf)
  const copy = useCopy()
  const before = earlier.data
  const words = { amount: before ? moneyBackWords(say, before) : taka(amount) }
  const later = before && isAllOnCredit(before) ? { credit: taka(creditOf(before)) } : null
  if (earlier.data?.tender === 'refund-due' && isFromCopy(earlier.data, copy)) {
    return (
      <div className={styles['asking']}>
        <Notice tone="doubt" live>
          {t('recharge.retryOfCopy', words)}
        </Notice>
      </div>
    )
  }
  if (form.inPlaceOf !== null) {
    const held = later ? t('onCredit.held', later) : t('recharge.inPlaceOf', words)
    return <p className={styles['begun']}>{held}</p>
  }
  if (form.retryOf === null) return null
  const paidBack = earlier.data?.tender === 'refunded'
  // Paid anew, it is what is taken in cash now.
  const cash = readPayment(form.payment, amount).cash_e4
  const anew = cash === 0 ? '' : t('recharge.retryPaidBack', { amount: taka(cash) })
  const held = later ? t('onCredit.held', later) : t('recharge.retryHeld', words)
  return (
    <p className={paidBack ? styles['takeAgain'] : styles['begun']}>
      {t('recharge.retryFor')} {before && (before.tender === 'refund-due' ? held : anew)}
    </p>
  )
}
