import { useHealth, useSettings } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { type Table, narrowed } from '../../exports/table.ts'
import { useSay } from '../../i18n/say.ts'
import { daysInWords } from './day-words.ts'
import styles from './Paper.module.css'
import type { Days } from './pages.ts'
import { ReportTable } from './ReportTable.tsx'

interface Props {
  readonly table: Table
  readonly days: Days
}

/** A report on sheets of paper, or in a PDF of them. */
export function PaperSheet(props: Props) {
  return (
    <article className={styles['sheet']} data-paper="sheet">
      <Head {...props} />
      <ReportTable table={props.table} />
      <Foot />
    </article>
  )
}

/** As much of a report as a roll has room for. */
export function PaperRoll({ width_mm, ...props }: Props & { readonly width_mm: 58 | 80 }) {
  const names = [styles['roll'], width_mm === 80 ? styles['wide'] : styles['narrow']]
  return (
    <article className={names.join(' ')} data-paper="roll">
      <Head {...props} />
      <ReportTable table={narrowed(props.table)} />
      <Foot />
    </article>
  )
}

function Head({ table, days }: Props) {
  const say = useSay()
  const { t } = say
  const settings = useSettings()
  const health = useHealth()
  return (
    <header className={styles['head']}>
      <b className={styles['shop']}>{settings.data?.shopName || t('shell.shopUnnamed')}</b>
      {health.data?.books === 'practice' && (
        <b className={styles['practice']}>{t('saving.practice')}</b>
      )}
      <h3>{table.title}</h3>
      <p>{daysInWords(say, days)}</p>
    </header>
  )
}

/** When it was printed: an open day goes on, and a later paper has other figures. */
function Foot() {
  const { t, date, time } = useSay()
  const now_ms = useNow()
  return (
    <footer className={styles['foot']}>
      {t('saving.printedAt', { at: `${date(now_ms)} ${time(now_ms)}` })}
    </footer>
  )
}
