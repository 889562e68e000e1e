import { ShieldCheck, ShieldX } from 'lucide-react'
import { useSay } from '../../i18n/say.ts'
import styles from './PastDays.module.css'
import { shortSeal } from './steps.ts'
import { useClosedDays, useDaysProof } from './use-days.ts'

/** The days that are closed, the newest first, and whether they are what they were. */
export function PastDays({ onChoose }: { readonly onChoose: (businessDate: string) => void }) {
  const { t, day, count } = useSay()
  const closed = useClosedDays().data
  if (!closed) return null
  return (
    <section className={styles['pastDays']}>
      <h3 className={styles['head']}>{t('close.past')}</h3>
      {closed.length === 0 && <p className="frame-none">{t('close.pastNone')}</p>}
      {closed.length > 0 && <Proof />}
      <ul className={styles['pastList']}>
        {closed.map(({ number, businessDate, closedBy, hash }) => (
          <li key={number}>
            <button type="button" onClick={() => onChoose(businessDate)}>
              <b>{t('close.pastRow', { number: count(number) })}</b>
              <span>{day(businessDate)}</span>
              <small>
                {closedBy} · {shortSeal(hash)}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Proof() {
  const { t, count } = useSay()
  const proof = useDaysProof().data
  if (!proof) return null
  const { isWhole, brokenAt, days } = proof
  return (
    <p
      className={isWhole ? styles['whole'] : styles['broken']}
      role={isWhole ? undefined : 'alert'}
    >
      {isWhole ? (
        <ShieldCheck size={18} aria-hidden="true" />
      ) : (
        <ShieldX size={18} aria-hidden="true" />
      )}{' '}
      {isWhole
        ? t('close.whole', { shown: count(days) })
        : t('close.broken', { number: count(brokenAt ?? 0) })}
    </p>
  )
}
