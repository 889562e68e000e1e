import { type Money, negate } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Owes.module.css'

/** What stands between a customer and the shop: which way it goes is a word, never a sign alone. */
export function Owes({ owes_e4 }: { readonly owes_e4: Money }) {
  const { t, taka } = useSay()
  if (owes_e4 === 0) return <small className={styles['even']}>{t('dues.even')}</small>
  if (owes_e4 > 0) return <b className={styles['owed']}>{taka(owes_e4)}</b>
  return (
    <span className={styles['ahead']}>
      <small>{t('dues.ahead')}</small> <b>{taka(negate(owes_e4))}</b>
    </span>
  )
}
