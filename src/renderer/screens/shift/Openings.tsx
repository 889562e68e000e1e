import { Inbox } from 'lucide-react'
import type { ShiftReport } from '../../../contract/shifts.ts'
import { useHasDrawer, useOpenings } from '../../printing/drawer/use-drawer.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './Report.module.css'

type Part = Pick<ShiftReport, 'id'>

/** The drawer opened without a sale while this shift was open; only where there is a drawer. */
export function Openings({ id }: Part) {
  const { t, time } = useSay()
  const openings = useOpenings(id).data ?? []
  const hasDrawer = useHasDrawer()
  if (openings.length === 0 && !hasDrawer) return null
  return (
    <section className={styles['part']} aria-labelledby="opened-title">
      <h3 id="opened-title">{t('drawer.openings')}</h3>
      {openings.length === 0 && <p className="frame-none">{t('drawer.none')}</p>}
      {openings.length > 0 && (
        <ol className={styles['movements']}>
          {openings.map(({ at_ms, reason, state }, nth) => (
            <li key={`${at_ms} ${nth}`} data-opening={state}>
              <Inbox size={16} aria-hidden="true" />
              <span>{reason}</span>
              <time>{time(at_ms)}</time>
              <b className={styles['opened']} data-state={state}>
                {t(`drawer.states.${state}`)}
              </b>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
