import { useSay } from '../../i18n/say.ts'
import { AgeBar, AgeTable } from './AgeBar.tsx'
import styles from './BookTotals.module.css'
import type { Totals } from './book.ts'

/** All of the book in one look: how much is out, with how many, and how old it is. */
export function BookTotals({ totals }: { readonly totals: Totals }) {
  const { t, taka, count } = useSay()
  const { owed_e4, by, ahead_e4, ages } = totals
  return (
    <section className={styles['totals']} aria-label={t('dues.owedInAll')}>
      <div className={styles['sum']}>
        <span className={styles['label']}>{t('dues.owedInAll')}</span>
        <b className={styles['figure']}>{taka(owed_e4)}</b>
        <span className={styles['label']}>
          {by > 0 ? t('dues.by', { count: by, shown: count(by) }) : t('dues.nobodyOwes')}
        </span>
        {ahead_e4 > 0 && (
          <span className={styles['ahead']}>
            {t('dues.aheadInAll', { amount: taka(ahead_e4) })}
          </span>
        )}
      </div>
      <div className={styles['ages']}>
        <AgeBar ages={ages} most_e4={owed_e4} large />
        <AgeTable ages={ages} owed_e4={owed_e4} />
      </div>
    </section>
  )
}
