import { KeyRound } from 'lucide-react'
import { Suspense, lazy, useEffect, useState } from 'react'
import { useSession } from './core/session.ts'
import { useStore } from './core/store.ts'
import { useSettings } from './core/use-core.ts'
import { speak } from './i18n/index.ts'
import { DigitsContext, useSay } from './i18n/say.ts'
import styles from './shell/FullPage.module.css'
import { Shell } from './shell/Shell.tsx'

const WelcomeScreen = lazy(async () => {
  const { WelcomeScreen } = await import('./screens/welcome/WelcomeScreen.tsx')
  return { default: WelcomeScreen }
})

/** The desktop host hands over a port within this; without token and port there is no core. */
const PORT_PATIENCE_ms = 8_000

/** What the page shows: the way in, the first questions, or the counter. */
export function App() {
  const { connection } = useSession()
  const settings = useSettings()
  const denied = useStore(connection) === 'denied'
  const orphaned = useOrphaned()
  const language = settings.data?.language
  useEffect(() => {
    if (language !== undefined) void speak(language)
  }, [language])
  if (denied || orphaned) return <NoToken />
  if (!settings.data) return <Opening />
  return (
    <DigitsContext value={settings.data.digits}>
      {settings.data.welcomed ? (
        <Shell />
      ) : (
        <Suspense fallback={null}>
          <WelcomeScreen settings={settings.data} />
        </Suspense>
      )}
    </DigitsContext>
  )
}

/** Opened from a bookmark or a second time: no token came along and no desktop host answers. */
function useOrphaned(): boolean {
  const { host, connection } = useSession()
  const opening = useStore(connection) === 'opening'
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PORT_PATIENCE_ms)
    return () => clearTimeout(timer)
  }, [])
  return host.kind === 'desktop' && opening && late
}

function Opening() {
  const { t } = useSay()
  return (
    <main className={`${styles['page']} ${styles['late']}`}>
      <p>{t('connection.opening')}</p>
    </main>
  )
}

function NoToken() {
  const { t } = useSay()
  return (
    <main className={styles['page']}>
      <KeyRound aria-hidden="true" />
      <h1>{t('connection.noTokenTitle')}</h1>
      <p>{t('connection.noTokenNext')}</p>
    </main>
  )
}
