import { KeyRound, PlugZap } from 'lucide-react'
import { useEffect } from 'react'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import { useSay } from '../i18n/say.ts'
import styles from './FullPage.module.css'

/**
 * A page of the browser host that has no key, or one from before the counter was started anew. Not
 * even the shop's language is known to it, so it speaks both.
 */
export function Keyless({ old = false }: { readonly old?: boolean }) {
  // The key may still come: the counter's whole address typed into this very tab.
  useEffect(() => {
    const begin = () => window.location.reload()
    window.addEventListener('hashchange', begin)
    return () => window.removeEventListener('hashchange', begin)
  }, [])
  const title = old ? 'oldKeyTitle' : 'noTokenTitle'
  return (
    <main className={styles['page']}>
      <KeyRound aria-hidden="true" />
      <h1>{bn.connection[title]}</h1>
      <p>{bn.connection.noTokenNext}</p>
      <div lang="en" className={styles['also']}>
        <b>{en.connection[title]}</b>
        <p>{en.connection.noTokenNext}</p>
      </div>
    </main>
  )
}

/** The window of the desktop host, with no counter behind it. */
export function NoCore() {
  const { t } = useSay()
  return (
    <main className={styles['page']}>
      <PlugZap aria-hidden="true" />
      <h1>{t('connection.lostTitle')}</h1>
      <p>{t('connection.noCoreNext')}</p>
    </main>
  )
}
