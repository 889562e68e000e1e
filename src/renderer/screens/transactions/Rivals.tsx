import type { SaleDetail } from '../../../contract/schemas.ts'
import { useSay } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'
import styles from './Identify.module.css'

/** The other sales an id may belong to: number and amount are the same, the time is not. */
export function Rivals({ sales }: { readonly sales: readonly SaleDetail[] }) {
  const { t, date, moment } = useSay()
  return (
    <section className={styles['rivals']} aria-label={t('transactions.identifyRivals')}>
      <p>{t('transactions.identifyRivals')}</p>
      <ul>
        {sales.map((sale) => (
          <li key={sale.id}>
            {date(sale.createdAt_ms)} {moment(sale.createdAt_ms)} · {sale.ourReference} ·{' '}
            {t(`state.${faceOf(sale)}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
