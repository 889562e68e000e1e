import { Store } from 'lucide-react'
import { Kbd } from '../components/Kbd.tsx'
import { useHealth } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { everywhereKeys } from '../keyboard/tables.ts'
import styles from './Header.module.css'
import { goTo, open } from './navigation.ts'

/** Which books are open, in words: nobody is to take play money for real, or real for play. */
export function BooksPill() {
  const { t } = useSay()
  const books = useHealth().data?.books
  if (books === 'practice') {
    return (
      <button
        type="button"
        className={`${styles['pill']} ${styles['practice']}`}
        title={t('recharge.practiceOpen')}
        onClick={() => open({ kind: 'practice' })}
      >
        <span>{t('shell.practice')}</span>
        <Kbd cap={everywhereKeys.practice.caps[0]} />
      </button>
    )
  }
  if (books !== 'real') return null
  return (
    <button
      type="button"
      className={`${styles['pill']} ${styles['real']}`}
      title={t('booksSettings.realNote')}
      onClick={() => goTo({ screen: 'settings', part: 'books' })}
    >
      <Store aria-hidden="true" />
      <span>{t('booksSettings.real')}</span>
    </button>
  )
}
