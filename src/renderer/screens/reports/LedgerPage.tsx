import type { Glance } from '../../../contract/reports.ts'
import { type Money, money } from '../../../domain/money.ts'
import { useStale } from '../../core/use-core.ts'
import { type Say, useSay } from '../../i18n/say.ts'
import { daysInWords, isWeekBefore, pageTitle, weekdayOf } from './day-words.ts'
import { type Line, type Section, differenceOf, isBlank, ledgerSections } from './ledger-lines.ts'
import styles from './Ledger.module.css'
import { NotRead } from './NotRead.tsx'
import type { Days, Page } from './pages.ts'
import { inReachOfTab } from './scrolls.ts'
import { useGlance } from './use-glance.ts'

interface Props {
  readonly page: Page
  readonly days: Days
}

/** The page of the book: what was sold and earned, the drawer, the wallets, ruled like a ledger. */
export function LedgerPage({ page, days }: Props) {
  const say = useSay()
  const { t } = say
  const glance = useGlance(days)
  const stale = useStale()
  return (
    <section
      {...inReachOfTab}
      className={styles['page']}
      aria-label={t('reports.sheet')}
      data-stale={stale}
    >
      <header className={styles['head']}>
        <p className={styles['date']} aria-live="polite">
          {pageTitle(say, page, days)}
        </p>
        {glance.data && <Standing glance={glance.data} />}
      </header>
      {glance.isError && <NotRead />}
      {glance.data && <Written glance={glance.data} />}
    </section>
  )
}

function Written({ glance }: { readonly glance: Glance }) {
  const say = useSay()
  const { t } = say
  const [selling, ...others] = ledgerSections(say, glance)
  return (
    <>
      {isBlank(glance) ? (
        <Blank glance={glance} />
      ) : (
        selling && <Lines section={selling} head={<Against glance={glance} />} />
      )}
      <div className={styles['others']}>
        {others.map((section) => (
          <Lines key={section.title} section={section} head={null} />
        ))}
      </div>
      <p className="unseen">
        {glance.before.isKnown && t('reports.against', { days: daysInWords(say, glance.before) })}
      </p>
    </>
  )
}

/** Whether more may be written on this page. */
function Standing({ glance }: { readonly glance: Glance }) {
  const { t, count } = useSay()
  const { closed, open } = glance.days
  const words =
    open.length === 0
      ? t(closed === 0 ? 'reports.untouched' : 'reports.closed')
      : glance.from === glance.to
        ? t('reports.openDay')
        : t('reports.openDays', { count: open.length, shown: count(open.length) })
  return (
    <p className={styles['standing']} data-open={open.length > 0}>
      {words}
    </p>
  )
}

function Blank({ glance }: { readonly glance: Glance }) {
  const { t } = useSay()
  const isFirst = !glance.before.isKnown && glance.from === glance.to
  return (
    <div className={styles['blank']}>
      <b>{t(isFirst ? 'reports.first' : 'reports.empty')}</b>
      <p>{t(isFirst ? 'reports.firstNext' : 'reports.emptyNext')}</p>
    </div>
  )
}

/** What the column of differences is held against. */
function Against({ glance }: { readonly glance: Glance }) {
  const say = useSay()
  const { t } = say
  const { before } = glance
  if (!before.isKnown) return <span className={styles['quiet']}>{t('reports.noBefore')}</span>
  const words = isWeekBefore(glance, before)
    ? t('reports.againstDay', { weekday: weekdayOf(say, before.from) })
    : t('reports.againstDays')
  return (
    <>
      {words}
      {before.byThisHour !== null && <small>{t('reports.byThisHour')}</small>}
    </>
  )
}

interface LinesProps {
  readonly section: Section
  readonly head: React.ReactNode
}

function Lines({ section: { title, lines }, head }: LinesProps) {
  const { t } = useSay()
  return (
    <table className={styles['lines']}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className={styles['figure']}>
            {t('reports.column.sum')}
          </th>
          {head !== null && (
            <th scope="col" className={styles['beside']}>
              {head}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow key={line.key} line={line} isCompared={head !== null} />
        ))}
      </tbody>
    </table>
  )
}

function LineRow({ line, isCompared }: { readonly line: Line; readonly isCompared: boolean }) {
  const { t, taka, count } = useSay()
  const { words, amount_e4, kind, more } = line
  const times = line.count === null ? null : t('reports.times', { shown: count(line.count) })
  return (
    <tr data-line={line.key} data-total={line.isTotal === true}>
      <th scope="row">
        {words}
        {amount_e4 !== null && times !== null && <small> {times}</small>}
        {more !== undefined && <small className={styles['more']}>{more}</small>}
      </th>
      <td className={styles['figure']}>{amount_e4 === null ? times : taka(amount_e4, kind)}</td>
      {isCompared && (
        <td className={styles['beside']}>
          <Difference line={line} />
        </td>
      )}
    </tr>
  )
}

/** More or less than before: a shape, a figure, and words for whoever hears it. */
function Difference({ line }: { readonly line: Line }) {
  const say = useSay()
  const { t } = say
  const difference = differenceOf(line)
  if (difference === null) return null
  if (difference === 0) return <span className={styles['quiet']}>{t('reports.same')}</span>
  const by = written(say, line, Math.abs(difference))
  const isMore = difference > 0
  return (
    <>
      <span className="unseen">{t(isMore ? 'reports.more' : 'reports.less', { by })}</span>
      <span aria-hidden="true">
        <i className={styles['way']}>{isMore ? '▲' : '▼'}</i> {by}
      </span>
    </>
  )
}

function written({ t, count, taka }: Say, { amount_e4 }: Line, size: Money | number): string {
  return amount_e4 === null ? t('reports.times', { shown: count(size) }) : taka(money(size), 'sum')
}
