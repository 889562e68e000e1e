import type { ReactNode } from 'react'
import type { CarriedSale, DayReport, DayTold } from '../../../contract/days.ts'
import type { Settings } from '../../../contract/schemas.ts'
import { lossLateSuccess } from '../../../domain/ledger.ts'
import { money } from '../../../domain/money.ts'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { faceOf } from '../../sale/face.ts'
import { cashLines } from './cash-lines.ts'
import { dueBack } from './due-back.ts'
import { duesLines } from './dues-lines.ts'
import { shortSeal } from './steps.ts'
import { unexplainedWords } from './unexplained-words.ts'
import styles from './ZSlip.module.css'

interface Props {
  readonly told: DayTold
  readonly width_mm: Settings['slipWidth_mm']
}

/** The day on paper: numbers of customers are masked, the seal is not. */
export function ZSlip({ told: { head, report }, width_mm }: Props) {
  const { t, day } = useSay()
  const settings = useSettings()
  const isPractice = useHealth().data?.books === 'practice'
  const { withoutTrade } = report
  return (
    <article
      className={`${styles['slip']} ${width_mm === 80 ? styles['wide'] : styles['narrow']}`}
      data-z={head?.number ?? 'preview'}
    >
      <header className={styles['top']}>
        <b className={styles['shop']}>{settings.data?.shopName || t('shell.shopUnnamed')}</b>
        {isPractice && <b className={styles['mark']}>{t('slip.practice')}</b>}
        <h3>{t('close.slip.title')}</h3>
        {head === null && <b className={styles['mark']}>{t('close.slip.preview')}</b>}
      </header>
      <Head head={head} report={report} />
      {withoutTrade && (
        <p>
          {t('close.slip.withoutTrade', {
            from: day(withoutTrade.from),
            to: day(withoutTrade.to),
          })}
        </p>
      )}
      <Sold report={report} />
      <Standing report={report} />
      <Dues dues={report.dues} />
      <Open report={report} />
      {head && <Seal head={head} />}
      {isPractice && <p className={styles['mark']}>{t('slip.practice')}</p>}
    </article>
  )
}

function Line({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Head({ head, report }: DayTold) {
  const { t, day, date, time, count } = useSay()
  return (
    <dl className={styles['lines']}>
      {head && <Line name={t('close.slip.number')}>{count(head.number)}</Line>}
      <Line name={t('close.slip.day')}>{day(report.businessDate)}</Line>
      {head && (
        <>
          <Line name={t('close.slip.closedAt')}>
            {date(head.closedAt_ms)} {time(head.closedAt_ms)}
          </Line>
          <Line name={t('close.slip.closedBy')}>{head.closedBy}</Line>
          {report.isMissed && <Line name={t('close.slip.missed')}>✓</Line>}
          {report.putBack_ms !== null && (
            <Line name={t('close.slip.putBack')}>
              {date(report.putBack_ms)} {time(report.putBack_ms)}
            </Line>
          )}
        </>
      )}
    </dl>
  )
}

function Sold({ report }: { readonly report: DayReport }) {
  const { t, taka, count } = useSay()
  const { sold, refunded, failed, accounts } = report
  const losses = accounts.filter(({ account }) => account === lossLateSuccess)
  const lost_e4 = losses.reduce((sum, one) => sum + one.closing_e4 - one.opening_e4, 0)
  return (
    <section>
      <h4>{t('close.slip.sold')}</h4>
      <dl className={styles['lines']}>
        {sold.map((one) => (
          <Line
            key={one.kind}
            name={`${t(`kinds.${one.kind}.name`)} · ${t('close.slip.sales', {
              count: one.sales,
              shown: count(one.sales),
            })}`}
          >
            {taka(one.amount_e4, 'sum')}
          </Line>
        ))}
        {sold.length === 0 && <Line name={t('close.slip.nothing')}>—</Line>}
        <SoldSum report={report} />
        {refunded.count > 0 && (
          <Line name={t('close.slip.refunded')}>
            {count(refunded.count)} · {taka(refunded.sum_e4, 'sum')}
          </Line>
        )}
        {failed > 0 && <Line name={t('close.slip.failed')}>{count(failed)}</Line>}
        {lost_e4 !== 0 && <Line name={t('close.slip.lost')}>{taka(money(lost_e4), 'sum')}</Line>}
      </dl>
    </section>
  )
}

/** What the day earned, of all kinds. */
function SoldSum({ report: { sold } }: { readonly report: DayReport }) {
  const { t, taka } = useSay()
  const commission_e4 = money(sold.reduce((sum, one) => sum + one.commission_e4, 0))
  const charge_e4 = money(sold.reduce((sum, one) => sum + one.serviceCharge_e4, 0))
  return (
    <>
      <Line name={t('close.slip.commission')}>{taka(commission_e4, 'earning')}</Line>
      {charge_e4 !== 0 && <Line name={t('close.slip.charge')}>{taka(charge_e4, 'sum')}</Line>}
    </>
  )
}

function Standing({ report }: { readonly report: DayReport }) {
  const { t, taka, wallet } = useSay()
  const { cash, wallets } = report
  return (
    <>
      <section>
        <h4>{t('close.slip.drawer')}</h4>
        <dl className={styles['lines']}>
          {cashLines(cash).map(([term, amount_e4]) => (
            <Line key={term} name={t(`close.cash.${term}`)}>
              {taka(amount_e4, 'sum')}
            </Line>
          ))}
          <Line name={t('close.cash.closing')}>{taka(cash.closing_e4, 'sum')}</Line>
          <Line name={t('close.cash.counted')}>
            {cash.counted_e4 === null ? t('close.cash.notCounted') : taka(cash.counted_e4, 'sum')}
          </Line>
        </dl>
      </section>
      <section>
        <h4>{t('close.slip.wallets')}</h4>
        <dl className={styles['lines']}>
          {wallets.map((one) => (
            <Line key={`${one.provider}:${one.wallet}`} name={wallet(one.provider, one.wallet)}>
              {taka(one.closing_e4, 'balance')}
            </Line>
          ))}
        </dl>
      </section>
    </>
  )
}

/** What was sold on credit is in no drawer: without these the slip would not add up. */
function Dues({ dues }: { readonly dues: DayReport['dues'] }) {
  const { t, taka } = useSay()
  const moved = duesLines(dues)
  if (moved.length === 0 && dues.closing_e4 === 0) return null
  return (
    <section>
      <h4>{t('close.slip.dues.title')}</h4>
      <dl className={styles['lines']}>
        {moved.map(([term, amount_e4]) => (
          <Line key={term} name={t(`close.slip.dues.${term}`)}>
            {taka(amount_e4, 'sum')}
          </Line>
        ))}
        <Line name={t('close.dues')}>{taka(dues.closing_e4, 'sum')}</Line>
      </dl>
    </section>
  )
}

function Open({ report }: { readonly report: DayReport }) {
  const say = useSay()
  const { t, taka } = say
  const { carried, unexplained } = report
  return (
    <>
      <section>
        <h4>{t('close.slip.open')}</h4>
        <dl className={styles['lines']}>
          {carried.length === 0 && <Line name={t('close.slip.nothing')}>—</Line>}
          {carried.map((sale) => (
            <Carried key={sale.id} sale={sale} />
          ))}
        </dl>
      </section>
      <section>
        <h4>{t('close.slip.unexplained')}</h4>
        <dl className={styles['lines']}>
          {unexplained.length === 0 && <Line name={t('close.slip.nothing')}>—</Line>}
          {unexplained.map((one) => (
            <Line
              key={`${one.kind} ${one.provider} ${one.wallet} ${one.shift} ${one.words}`}
              name={unexplainedWords(say, one)}
            >
              {one.amount_e4 === null ? '—' : taka(one.amount_e4, 'difference')}
            </Line>
          ))}
        </dl>
      </section>
    </>
  )
}

function Carried({ sale }: { readonly sale: CarriedSale }) {
  const say = useSay()
  const { t, taka, masked } = say
  const due = dueBack(say, sale)
  const face = faceOf({ state: sale.state, reason: null, failureHeardOnce: false })
  return (
    <Line
      name={
        <>
          {masked(sale.number)}
          <small>{due?.words ?? t(`state.${face}`)}</small>
        </>
      }
    >
      {taka(due?.sum_e4 ?? sale.paid_e4)}
    </Line>
  )
}

function Seal({ head }: { readonly head: NonNullable<DayTold['head']> }) {
  const { t } = useSay()
  return (
    <footer className={styles['sealed']}>
      <h4>{t('close.slip.seal')}</h4>
      <p className={styles['seal']}>{shortSeal(head.hash)}</p>
      <p>{t('close.slip.sealNote')}</p>
    </footer>
  )
}
