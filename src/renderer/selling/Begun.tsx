import type { Money } from '../../domain/money.ts'
import { Notice } from '../components/Notice.tsx'
import { useStanding } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { isFromCopy, useCopy } from '../sale/from-copy.ts'
import styles from './ReadBack.module.css'
import type { Origin } from './selling-form.ts'

interface BegunProps {
  readonly form: Origin
  readonly amount: Money
}

/** Whose money pays for it, where an earlier sale left some: it must be taken once, not twice. */
export function Begun({ form, amount }: BegunProps) {
  const { t, taka } = useSay()
  const earlier = useStanding(form.retryOf)
  const copy = useCopy()
  const words = { amount: taka(amount) }
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
    return <p className={styles['begun']}>{t('recharge.inPlaceOf', words)}</p>
  }
  if (form.retryOf === null) return null
  const paidBack = earlier.data?.tender === 'refunded'
  const money = earlier.data?.tender === 'refund-due' ? 'retryHeld' : 'retryPaidBack'
  return (
    <p className={paidBack ? styles['takeAgain'] : styles['begun']}>
      {t('recharge.retryFor')} {earlier.data && t(`recharge.${money}`, words)}
    </p>
  )
}
