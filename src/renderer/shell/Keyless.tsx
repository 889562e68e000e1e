import { KeyRound, PlugZap } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { bn } from '../i18n/bn/index.ts'
import { en } from '../i18n/en/index.ts'
import styles from './FullPage.module.css'

/**
 * A page of the browser host that has no key, or one from before the counter was started anew.
 */
export function Keyless({ old = false }: { readonly old?: boolean }) {
  // The key may still come: the counter's whole address typed into this very tab.
  useEffect(() => {
    const begin = () => window.location.reload()
    window.addEventListener('hashchange', begin)
    return () => window.removeEventListener('hashchange', begin)
  }, [])
  const icon = <KeyRound aria-hidden="true" />
  return (
    <InBothTongues icon={icon} title={old ? 'oldKeyTitle' : 'noTokenTitle'} next="noTokenNext" />
  )
}

/** A page with no counter behind it: it never opened its books, or is gone. */
export function NoCore({ untold }: { readonly untold: boolean }) {
  const icon = <PlugZap aria-hidden="true" />
  const said = untold ? { bn: bn.rescue.untold, en: en.rescue.untold } : undefined
  return <InBothTongues icon={icon} title="lostTitle" next="noCoreNext" said={said} />
}

/** While the shop's settings, and with them its language, are on their way. */
export function Opening() {
  return (
    <main className={`${styles['page']} ${styles['late']}`}>
      <h1>{bn.connection.opening}</h1>
      <p lang="en">{en.connection.opening}</p>
    </main>
  )
}

interface Said {
  readonly icon: ReactNode
  readonly title: keyof typeof en.connection
  readonly next: keyof typeof en.connection
  /** What is known better. */
  readonly said?: { readonly bn: string; readonly en: string } | undefined
}

/** Said where not even the shop's language is known. */
function InBothTongues({ icon, title, next, said }: Said) {
  return (
    <main className={styles['page']}>
      {icon}
      <h1>{bn.connection[title]}</h1>
      <p>{said?.bn ?? bn.connection[next]}</p>
      <div lang="en" className={styles['also']}>
        <b>{en.connection[title]}</b>
        <p>{said?.en ?? en.connection[next]}</p>
      </div>
    </main>
  )
}
