import { Kbd } from '../components/Kbd.tsx'
import { useStore } from '../core/store.ts'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import type { KeyBinding } from '../keyboard/keymap.ts'
import { silentKeys } from '../keyboard/silent-keys.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import styles from './Footer.module.css'
import { place } from './navigation.ts'
import { keysOf } from './screens.ts'

/** The keys of this screen, and the day so far. */
export function Footer() {
  const { t, taka } = useSay()
  const here = useStore(place)
  const silent = useStore(silentKeys)
  const health = useHealth()
  const { help, ...others } = everywhereKeys
  // The way to all keys first: what is told at the right may lie over the others for a moment.
  const bindings: KeyBinding[] = [
    help,
    ...Object.values(keysOf(here.screen)),
    ...Object.values<KeyBinding>(others),
  ]
  const today = health.data?.today
  return (
    <footer className={styles['footer']}>
      <ul className={styles['hints']} aria-label={t('shell.keys')}>
        {bindings
          .filter((binding) => binding.footer && !silent.includes(binding.words))
          .map((binding) => (
            <li key={binding.words}>
              {binding.caps.map((cap) => (
                <Kbd key={cap} cap={cap} />
              ))}
              {t(`keys.${binding.words}`)}
            </li>
          ))}
      </ul>
      {today && (
        <dl className={styles['totals']}>
          <Total words={t('shell.soldToday')} figure={taka(today.sold_e4, 'sum')} />
          <Total words={t('shell.commission')} figure={taka(today.commission_e4, 'earning')} />
          {today.serviceCharge_e4 > 0 && (
            <Total
              words={t('transactions.serviceCharge')}
              figure={taka(today.serviceCharge_e4, 'sum')}
            />
          )}
          {today.drawer_e4 !== null && (
            <Total
              words={t(health.data?.drawerOf === 'shift' ? 'shell.drawer' : 'shell.cashToday')}
              figure={taka(today.drawer_e4, 'sum')}
            />
          )}
        </dl>
      )}
    </footer>
  )
}

function Total({ words, figure }: { readonly words: string; readonly figure: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{figure}</dd>
    </div>
  )
}
