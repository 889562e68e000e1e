import { Trans } from 'react-i18next'
import type { Health } from '../../contract/schemas.ts'
import { Kbd } from '../components/Kbd.tsx'
import { useStore } from '../core/store.ts'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Nav.module.css'
import { type SalesPlace, goTo, place, toShift } from './navigation.ts'
import { screens } from './screens.ts'

export function Nav() {
  const { t } = useSay()
  const here = useStore(place)
  const needsShift = useHealth().data?.needsShift ?? false
  return (
    <nav className={styles['nav']} aria-label={t('shell.screens')}>
      <ul className={styles['list']}>
        {screens.map(({ name, icon: Icon, cap }) => {
          const on = here.screen === name
          return (
            <li key={name}>
              <button
                type="button"
                className={on ? styles['on'] : styles['entry']}
                aria-current={on ? 'page' : undefined}
                onClick={() => (name === 'shift' ? toShift(needsShift) : goTo({ screen: name }))}
              >
                <Icon size={18} aria-hidden="true" />
                <span className={styles['name']}>{t(`shell.${name}`)}</span>
                <Kbd cap={cap} onBrand={on} />
              </button>
            </li>
          )
        })}
      </ul>
      <OpenSales />
    </nav>
  )
}

/** What the day holds open: the counts that must not be forgotten at closing. */
function OpenSales() {
  const { t, count, taka } = useSay()
  const health = useHealth()
  if (!health.data) return null
  const { today, waiting, inDoubt, needsReview, notSent, refundDue } = health.data
  const owed = {
    count: refundDue.count,
    shown: count(refundDue.count),
    amount: taka(refundDue.sum_e4),
    credit: taka(refundDue.credit_e4),
  }
  const owing = owingWords(refundDue)
  const review = { count: needsReview, shown: count(needsReview) }
  const unsent = { shown: count(notSent) }
  return (
    <div className={styles['foot']}>
      <p>
        <Trans
          i18nKey="shell.todaySales"
          count={today.sales}
          values={{ shown: count(today.sales) }}
          components={{ b: <b className={styles['ink']} /> }}
        />
      </p>
      <p>
        <Trans
          i18nKey="shell.doubtCount"
          values={{ shown: count(inDoubt) }}
          components={{ b: <b className={inDoubt > 0 ? styles['doubt'] : styles['ink']} /> }}
        />
      </p>
      <p>
        <Trans
          i18nKey="shell.waitCount"
          values={{ shown: count(waiting) }}
          components={{ b: <b className={waiting > 0 ? styles['wait'] : styles['ink']} /> }}
        />
      </p>
      {notSent > 0 && (
        <Waiting
          tone="unsent"
          words={t('shell.notSentCount', unsent)}
          shows={{ state: 'created' }}
        />
      )}
      {refundDue.count > 0 && (
        <Waiting tone="owed" words={t(owing, owed)} shows={{ tender: 'refund-due' }} />
      )}
      {needsReview > 0 && (
        <Waiting
          tone="review"
          words={t('shell.reviewCount', review)}
          shows={{ state: 'needs-review' }}
        />
      )}
    </div>
  )
}

/**
 * What was to be paid later comes off the dues: nobody is told to hand it out. What a copy of the
 * books holds may be settled already: it orders nothing.
 */
function owingWords({ sum_e4, credit_e4, ofCopy }: Health['refundDue']) {
  const isOfCopy = ofCopy > 0
  if (credit_e4 === 0) return isOfCopy ? 'shell.owedAtMost' : 'shell.owedCount'
  if (sum_e4 === 0) return isOfCopy ? 'shell.owedDuesAtMost' : 'shell.owedDues'
  return isOfCopy ? 'shell.owedBothAtMost' : 'shell.owedBoth'
}

interface WaitingProps {
  readonly tone: 'unsent' | 'owed' | 'review'
  /** With its figure between `<b>` and `</b>`. */
  readonly words: string
  readonly shows: Pick<SalesPlace, 'state' | 'tender'>
}

/** Sales that wait for somebody at the counter, and the way to them. */
function Waiting({ tone, words, shows }: WaitingProps) {
  const [before, figure = '', after = ''] = words.split(/<\/?b>/u)
  return (
    <button
      type="button"
      className={`${styles['waiting']} ${styles[tone]}`}
      onClick={() => goTo({ screen: 'transactions', ...shows })}
    >
      {before}
      <b>{figure}</b>
      {after}
    </button>
  )
}
