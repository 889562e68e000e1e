import type { DayReport } from '../../../contract/days.ts'
import { money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import { cashLines } from './cash-lines.ts'
import styles from './Close.module.css'

/** Opening cash and every movement, and what was counted beside it. */
export function CashStep({ report }: { readonly report: DayReport }) {
  const { t, taka } = useSay()
  const { cash, dues } = report
  return (
    <>
      <p className={styles['lead']}>{t('close.cashLead')}</p>
      <dl className={styles['sumLines']}>
        {cashLines(cash).map(([term, amount_e4]) => (
          <div key={term}>
            <dt>{t(`close.cash.${term}`)}</dt>
            <dd>{taka(amount_e4, 'sum')}</dd>
          </div>
        ))}
        <div className={styles['total']}>
          <dt>{t('close.cash.closing')}</dt>
          <dd>{taka(cash.closing_e4, 'sum')}</dd>
        </div>
        <div className={styles['total']}>
          <dt>{t('close.cash.counted')}</dt>
          <dd>
            {cash.counted_e4 === null ? t('close.cash.notCounted') : taka(cash.counted_e4, 'sum')}
          </dd>
        </div>
      </dl>
      <Shifts report={report} />
      {(dues.opening_e4 !== 0 || dues.closing_e4 !== 0) && (
        <dl className={styles['sumLines']}>
          <div>
            <dt>{t('close.dues')}</dt>
            <dd>{taka(dues.closing_e4, 'sum')}</dd>
          </div>
        </dl>
      )}
    </>
  )
}

function Shifts({ report: { shifts } }: { readonly report: DayReport }) {
  const { t, taka, count, time } = useSay()
  if (shifts.length === 0) return null
  return (
    <ul className={styles['shifts']}>
      {shifts.map((shift) => {
        const { number, cashier, counted_e4, expected_e4, openedAt_ms, closedAt_ms } = shift
        const off_e4 =
          counted_e4 === null || expected_e4 === null ? null : money(counted_e4 - expected_e4)
        const until = closedAt_ms === null ? '' : time(closedAt_ms)
        return (
          <li key={number}>
            <b>{t('close.shift', { number: count(number), cashier })}</b>
            <span>
              {time(openedAt_ms)}–{until}
            </span>
            {counted_e4 !== null && <span>{taka(counted_e4, 'sum')}</span>}
            {off_e4 !== null && (
              <span className={off_e4 === 0 ? styles['agrees'] : styles['differs']}>
                {off_e4 === 0 ? `✓ ${t('close.shiftFits')}` : taka(off_e4, 'difference')}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
