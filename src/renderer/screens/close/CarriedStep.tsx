import type { CarriedSale, DayReport } from '../../../contract/days.ts'
import { money } from '../../../domain/money.ts'
import { FaceIcon, FaceWord } from '../../components/Face.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'
import styles from './Close.module.css'
import { dueBack } from './due-back.ts'
import { parted } from './steps.ts'

/** What goes over into the next day, by name. */
export function CarriedStep({ report }: { readonly report: DayReport }) {
  const { t, count, taka } = useSay()
  const { open, due, strike } = parted(report.carried)
  const owed_e4 = money(due.reduce((sum, { paid_e4, credit_e4 }) => sum + paid_e4 - credit_e4, 0))
  const owed = { count: due.length, shown: count(due.length), amount: taka(owed_e4, 'sum') }
  const struck_e4 = money(strike.reduce((sum, { credit_e4 }) => sum + credit_e4, 0))
  if (report.carried.length === 0) {
    return <Notice tone="calm">{t('close.carriedNone')}</Notice>
  }
  return (
    <>
      {open.length > 0 && (
        <>
          <h3 className={styles['head']}>
            {t('close.carried', { count: open.length, shown: count(open.length) })}
          </h3>
          <p className={styles['lead']}>{t('close.carriedLead')}</p>
          <Sales sales={open} />
        </>
      )}
      {due.length > 0 && (
        <>
          <h3 className={styles['head']}>{t('close.due', owed)}</h3>
          <Sales sales={due} />
        </>
      )}
      {strike.length > 0 && (
        <>
          <h3 className={styles['head']}>
            {t('close.strike', { credit: taka(struck_e4, 'sum') })}
          </h3>
          <Sales sales={strike} />
        </>
      )}
    </>
  )
}

function Sales({ sales }: { readonly sales: readonly CarriedSale[] }) {
  return (
    <ul className={styles['sales']}>
      {sales.map((sale) => (
        <Row key={sale.id} sale={sale} />
      ))}
    </ul>
  )
}

function Row({ sale }: { readonly sale: CarriedSale }) {
  const say = useSay()
  const { taka, masked, day } = say
  const { state } = sale
  const due = dueBack(say, sale)
  const face = faceOf({ state, reason: draftReason(sale), failureHeardOnce: false })
  return (
    <li className={styles['sale']} data-carried={sale.id}>
      <FaceIcon face={face} />
      <span className={styles['who']}>
        <b>{masked(sale.number)}</b>
        <small>
          {sale.ourReference}
          {sale.providerReference !== null && ` · ${sale.providerReference}`}
        </small>
      </span>
      <span className={styles['who']}>
        <span>{sale.provider}</span>
        <small>{day(sale.businessDate)}</small>
      </span>
      <b className={styles['sum']}>{taka(due?.sum_e4 ?? sale.paid_e4)}</b>
      {due ? <span className={styles['due']}>{due.words}</span> : <FaceWord face={face} />}
    </li>
  )
}

/** A draft that stands over a close could not be sent, or it would be on its way. */
function draftReason({ state }: CarriedSale) {
  return state === 'created' ? { code: 'stopped', words: '' } : null
}
