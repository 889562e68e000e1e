import type { ShiftReport } from '../../../contract/shifts.ts'
import { addMoney } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Report.module.css'
import { besideSold } from './report-words.ts'

/**
 * What was sold, kind by kind: how often, for how much, and what it earned. Of a drawer that is
 * counted blind no more than how often is told.
 */
export function Sold({ report }: { readonly report: ShiftReport }) {
  const { t, taka } = useSay()
  const { sold, onCredit_e4 } = report
  const isHidden = sold.some(({ sums }) => sums === null)
  return (
    <section className={styles['part']} aria-labelledby="sold-title">
      <h3 id="sold-title">{t('shift.sold')}</h3>
      {sold.length === 0 && <p className="frame-none">{t('shift.soldNone')}</p>}
      {sold.length > 0 && (
        <table className={styles['sold']}>
          <thead>
            <tr>
              <th scope="col">{t('shift.kind')}</th>
              <th scope="col">{t('shift.sales')}</th>
              {!isHidden && <th scope="col">{t('shift.amount')}</th>}
              {!isHidden && <th scope="col">{t('shift.earned')}</th>}
            </tr>
          </thead>
          <tbody>
            {sold.map((one) => (
              <Kind key={one.kind} of={one} />
            ))}
          </tbody>
        </table>
      )}
      {onCredit_e4 !== null && onCredit_e4 > 0 && (
        <p className={styles['credit']}>
          <span>{t('shift.onCredit')}</span> <b>{taka(onCredit_e4, 'sum')}</b>
        </p>
      )}
    </section>
  )
}

function Kind({ of }: { readonly of: ShiftReport['sold'][number] }) {
  const say = useSay()
  const { t, taka, figure } = say
  const { kind, sales, sums } = of
  const beside = besideSold(say, of)
  return (
    <tr data-kind={kind}>
      <th scope="row">
        {t(`kinds.${kind}.name`)}
        {beside !== '' && <small>{beside}</small>}
      </th>
      <td>{figure(sales)}</td>
      {sums && <td>{taka(sums.amount_e4, 'sum')}</td>}
      {sums && <td>{taka(addMoney(sums.commission_e4, sums.serviceCharge_e4), 'earning')}</td>}
    </tr>
  )
}
