import type { ReactNode } from 'react'
import type { Settings } from '../../../contract/schemas.ts'
import type { ShiftReport } from '../../../contract/shifts.ts'
import { notes } from '../../../domain/cash/notes.ts'
import { money, subtractMoney, taka as takaOf } from '../../../domain/money.ts'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import paper from '../slip/Slip.module.css'
import { purposeWords } from './purposes.ts'
import styles from './ShiftSlip.module.css'
import { standOf } from './stand.ts'
import { termsOf } from './terms.ts'

interface Props {
  readonly report: ShiftReport
  readonly width_mm: Settings['slipWidth_mm']
}

/** The report as it goes on the roll: the column of the drawer, what was sold, in and out. */
export function ShiftSlip({ report, width_mm }: Props) {
  const { t, count, date, time } = useSay()
  const settings = useSettings()
  const isPractice = useHealth().data?.books === 'practice'
  const now_ms = useNow()
  const at = (at_ms: number) => `${date(at_ms)} ${time(at_ms)}`
  const { number, cashier, openedAt_ms, closedAt_ms, close } = report
  return (
    <article
      className={`${paper['slip']} ${width_mm === 80 ? paper['wide'] : paper['narrow']}`}
      data-slip={close ? 'shift-closed' : 'shift-open'}
    >
      <header className={paper['head']}>
        <b className={paper['shop']}>{settings.data?.shopName || t('shell.shopUnnamed')}</b>
        {isPractice && <b className={paper['practice']}>{t('slip.practice')}</b>}
        <h3 className={paper['receipt']}>{t(close ? 'shift.closedReport' : 'shift.xReport')}</h3>
        <p>
          {t('shift.number', { number: count(number) })} · {cashier}
        </p>
        <p>
          {at(openedAt_ms)} – {closedAt_ms === null ? '…' : at(closedAt_ms)}
        </p>
      </header>
      <Drawer report={report} />
      <Sold report={report} />
      <Moves report={report} />
      <footer className={paper['foot']}>
        <p className={styles['sign']}>{t('shift.signHere')}</p>
        <p>
          {t('shift.printed')}: {at(now_ms)}
        </p>
      </footer>
    </article>
  )
}

type Part = Pick<Props, 'report'>

function Drawer({ report }: Part) {
  const { t, taka } = useSay()
  const { drawer, expected_e4 } = report
  if (drawer === null || expected_e4 === null) {
    return <p className={paper['later']}>{t('shift.blind')}</p>
  }
  return (
    <dl className={paper['lines']}>
      {termsOf(drawer)
        .filter(({ name, amount_e4 }) => amount_e4 !== 0 || name === 'opening_e4')
        .map(({ name, sign, amount_e4 }) => (
          <Line key={name} name={`${sign} ${t(`shift.terms.${name}`)}`.trim()}>
            {taka(amount_e4, 'sum')}
          </Line>
        ))}
      <div className={styles['sum']}>
        <dt>{t('shift.expected')}</dt>
        <dd>{taka(expected_e4, 'sum')}</dd>
      </div>
      <Closed report={report} />
    </dl>
  )
}

function Closed({ report: { close } }: Part) {
  const { t, taka, figure } = useSay()
  if (!close) return null
  const difference_e4 = subtractMoney(close.counted_e4, close.expected_e4)
  const stand = standOf(difference_e4)
  const amount = taka(money(Math.abs(difference_e4)), 'sum')
  return (
    <>
      {notes.map((note) => {
        const pieces = close.notes[note] ?? 0
        if (pieces === 0) return null
        const worth = takaOf(Number(note))
        return (
          <Line key={note} name={`${taka(worth)} × ${figure(pieces)}`}>
            {taka(money(worth * pieces), 'sum')}
          </Line>
        )
      })}
      <div className={styles['sum']}>
        <dt>{t('shift.counted')}</dt>
        <dd>{taka(close.counted_e4, 'sum')}</dd>
      </div>
      <Line name={t('shift.difference')}>
        {stand === 'fits' ? t('shift.fits') : t(`shift.${stand}`, { amount })}
      </Line>
      {close.reason !== '' && <Line name={t('shift.reason')}>{close.reason}</Line>}
      {close.signedBy !== null && <Line name={t('shift.signedBy')}>{close.signedBy}</Line>}
    </>
  )
}

function Sold({ report: { sold, onCredit_e4 } }: Part) {
  const { t, taka, figure } = useSay()
  if (sold.length === 0) return null
  return (
    <section className={styles['part']}>
      <h4>{t('shift.sold')}</h4>
      <dl>
        {sold.map(({ kind, sales, sums }) => (
          <Line key={kind} name={`${t(`kinds.${kind}.name`)} × ${figure(sales)}`}>
            {sums && taka(sums.amount_e4, 'sum')}
          </Line>
        ))}
        {onCredit_e4 !== null && onCredit_e4 > 0 && (
          <Line name={t('shift.onCredit')}>{taka(onCredit_e4, 'sum')}</Line>
        )}
      </dl>
    </section>
  )
}

function Moves({ report: { movements } }: Part) {
  const { t, taka } = useSay()
  if (movements.length === 0) return null
  return (
    <section className={styles['part']}>
      <h4>{t('shift.movements')}</h4>
      <dl>
        {movements.map((move, nth) => {
          const key = `${move.at_ms} ${nth}`
          return (
            <Line key={key} name={`${purposeWords({ t }, move)}: ${move.words}`}>
              {`${move.direction === 'in' ? '+' : '−'}${taka(move.amount_e4)}`}
            </Line>
          )
        })}
      </dl>
    </section>
  )
}

interface LineProps {
  readonly name: string
  readonly children: ReactNode
}

function Line({ name, children }: LineProps) {
  return (
    <div className={styles['line']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
