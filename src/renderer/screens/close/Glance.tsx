import { money } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Glance.module.css'
import { parted } from './steps.ts'
import { useDayReport } from './use-days.ts'

/** The day in four figures, before anybody looks closer. */
export function Glance({ date }: { readonly date: string }) {
  const { t, taka, count } = useSay()
  const report = useDayReport(date).data?.report
  if (!report) return null
  const { sold, cash, carried } = report
  const sum = (of: (one: (typeof sold)[number]) => number) =>
    money(sold.reduce((total, one) => total + of(one), 0))
  const sales = sold.reduce((total, one) => total + one.sales, 0)
  const { due, open, strike } = parted(carried)
  const beside = strike.length > 0 ? t('onCredit.strike') : ''
  const figures = [
    [
      t('close.slip.sold'),
      taka(
        sum(({ amount_e4 }) => amount_e4),
        'sum',
      ),
      t('close.slip.sales', { count: sales, shown: count(sales) }),
    ],
    [
      t('close.slip.commission'),
      taka(
        sum(({ commission_e4 }) => commission_e4),
        'earning',
      ),
      '',
    ],
    [t('close.cash.closing'), taka(cash.closing_e4, 'sum'), ''],
    [t('close.slip.open'), count(open.length), due.length > 0 ? t('close.dueWord') : beside],
  ] as const
  return (
    <dl className={styles['glance']}>
      {figures.map(([name, figure, beside]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{figure}</b>
            <small>{beside}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
