import { ArrowDownToLine, ArrowUpFromLine } from 'lucide-react'
import type { ShiftReport } from '../../../contract/shifts.ts'
import { useSay } from '../../i18n/say.ts'
import { purposeWords } from './purposes.ts'
import styles from './Report.module.css'

const icons = { in: ArrowDownToLine, out: ArrowUpFromLine } as const

/** Cash that was no customer's, the newest last as it was written. */
export function Movements({ movements }: Pick<ShiftReport, 'movements'>) {
  const { t, taka, time } = useSay()
  return (
    <section className={styles['part']} aria-labelledby="moved-title">
      <h3 id="moved-title">{t('shift.movements')}</h3>
      {movements.length === 0 && <p className="frame-none">{t('shift.movementsNone')}</p>}
      {movements.length > 0 && (
        <ol className={styles['movements']}>
          {movements.map((move, nth) => {
            const Icon = icons[move.direction]
            const key = `${move.at_ms} ${nth}`
            return (
              <li key={key} data-direction={move.direction}>
                <Icon size={16} aria-hidden="true" />
                <span>
                  <b>{purposeWords({ t }, move)}</b> {move.words}
                </span>
                <time>{time(move.at_ms)}</time>
                <b className={styles['moved']}>
                  {move.direction === 'in' ? '+' : '−'}
                  {taka(move.amount_e4)}
                </b>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
