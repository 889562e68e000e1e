import { Trans } from 'react-i18next'
import { Kbd } from '../components/Kbd.tsx'
import { useStore } from '../core/store.ts'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import styles from './Nav.module.css'
import { goTo, place } from './navigation.ts'
import { screens } from './screens.ts'

export function Nav() {
  const { t } = useSay()
  const here = useStore(place)
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
                onClick={() => goTo({ screen: name })}
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
  const { t, count } = useSay()
  const health = useHealth()
  if (!health.data) return null
  const { today, waiting, inDoubt, needsReview } = health.data
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
      {needsReview > 0 && (
        <button
          type="button"
          className={styles['review']}
          onClick={() => goTo({ screen: 'transactions', state: 'needs-review' })}
          aria-label={t('shell.reviewCount', {
            count: needsReview,
            shown: count(needsReview),
          }).replace(/<\/?b>/gu, '')}
        >
          <Trans
            i18nKey="shell.reviewCount"
            count={needsReview}
            values={{ shown: count(needsReview) }}
            components={{ b: <b /> }}
          />
        </button>
      )}
    </div>
  )
}
