import type { ReactNode } from 'react'
import type { ShiftReport } from '../../../contract/shifts.ts'
import { subtractMoney } from '../../../domain/money.ts'
import { Notice } from '../../components/Notice.tsx'
import { useSay } from '../../i18n/say.ts'
import { Difference, LeftOpenMark } from './Difference.tsx'
import { Movements } from './Movements.tsx'
import { Openings } from './Openings.tsx'
import styles from './Report.module.css'
import { howCounted, openedWithWords } from './report-words.ts'
import { Sold } from './Sold.tsx'
import { type Term, termsOf } from './terms.ts'

interface Props {
  readonly report: ShiftReport
  /** What can be done with it, in its head. */
  readonly children?: ReactNode
}

/** What happened in a shift: its drawer as a column, what was sold, what went in and out. */
export function ReportView({ report, children }: Props) {
  return (
    <article className={styles['report']} data-shift={report.number}>
      <Head report={report}>{children}</Head>
      <div className={styles['columns']}>
        <Column report={report} />
        <div className={styles['beside']}>
          <Sold report={report} />
          <Movements movements={report.movements} />
          <Openings {...report} />
        </div>
      </div>
    </article>
  )
}

function Head({ report, children }: Props) {
  const { t, count, date, time, day } = useSay()
  const { number, cashier, openedAt_ms, closedAt_ms, businessDate, close } = report
  // The day is named once, and again only where the clock had gone past it.
  const at = (at_ms: number) =>
    date(at_ms) === day(businessDate) ? time(at_ms) : `${date(at_ms)} ${time(at_ms)}`
  const opened = at(openedAt_ms)
  return (
    <header className={styles['head']}>
      <div>
        <h2 className={styles['title']}>
          {t('shift.number', { number: count(number) })} <span>{cashier}</span>
        </h2>
        <p className={styles['lead']}>
          {day(businessDate)} ·{' '}
          {closedAt_ms === null
            ? t('shift.since', { at: opened })
            : `${opened} – ${at(closedAt_ms)}`}
        </p>
      </div>
      {close && (
        <Difference difference_e4={subtractMoney(close.counted_e4, close.expected_e4)} large />
      )}
      {report.isLeftOpen && <LeftOpenMark />}
      {children}
    </header>
  )
}

type Part = Pick<Props, 'report'>

/** The terms one below the other, as they are added up by hand, and what they come to. */
function Column({ report }: Part) {
  const { t, taka } = useSay()
  const { drawer, expected_e4 } = report
  return (
    <section className={styles['column']} aria-labelledby="drawer-title">
      <h3 id="drawer-title">{t('shift.drawer')}</h3>
      {drawer === null || expected_e4 === null ? (
        <Notice tone="calm">{t('shift.blind')}</Notice>
      ) : (
        <dl className={styles['terms']}>
          {termsOf(drawer).map((term) => (
            <TermLine key={term.name} term={term}>
              {term.name === 'opening_e4' && <OpenedWith report={report} />}
            </TermLine>
          ))}
          <div className={styles['expected']} data-expected={expected_e4}>
            <dt>{t('shift.expected')}</dt>
            <dd>{taka(expected_e4, 'sum')}</dd>
          </div>
          <Counted report={report} />
        </dl>
      )}
    </section>
  )
}

function TermLine({ term, children }: { readonly term: Term; readonly children: ReactNode }) {
  const { t, taka } = useSay()
  const { name, sign, amount_e4 } = term
  return (
    <div className={styles['term']} data-term={name} data-none={amount_e4 === 0}>
      <dt>
        <span className={styles['sign']} data-sign={sign}>
          {sign || '\u00a0'}
        </span>
        <span>
          {t(`shift.terms.${name}`)}
          {children}
        </span>
      </dt>
      <dd>{taka(amount_e4, 'sum')}</dd>
    </div>
  )
}

function OpenedWith({ report }: Part) {
  const words = openedWithWords(useSay(), report)
  return words === null ? null : <small>{words}</small>
}

/** What a closed one was counted to hold, and what was said about the difference. */
function Counted({ report }: Part) {
  const say = useSay()
  const { t, taka } = say
  const { close } = report
  if (!close) return null
  const difference_e4 = subtractMoney(close.counted_e4, close.expected_e4)
  const notes = [
    close.reason !== '' && t('shift.why', { words: close.reason }),
    close.signedBy !== null && t('shift.signed', { name: close.signedBy }),
    ...howCounted(say, close),
  ].filter((note) => note !== false)
  return (
    <>
      <div className={styles['counted']}>
        <dt>{t('shift.counted')}</dt>
        <dd>{taka(close.counted_e4, 'sum')}</dd>
      </div>
      <div className={styles['counted']}>
        <dt>{t('shift.difference')}</dt>
        <dd>
          <Difference difference_e4={difference_e4} />
        </dd>
      </div>
      {notes.length > 0 && (
        <div className={styles['said']}>
          <dt className="unseen">{t('shift.difference')}</dt>
          <dd>{notes.join(' · ')}</dd>
        </div>
      )}
    </>
  )
}
