import { Suspense, lazy, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useSession } from './core/session.ts'
import { useStore } from './core/store.ts'
import { useSettings } from './core/use-core.ts'
import { speak } from './i18n/index.ts'
import { DigitsContext } from './i18n/say.ts'
import { Keyless, NoCore, Opening } from './shell/Keyless.tsx'
import { Shell } from './shell/Shell.tsx'

const WelcomeScreen = lazy(async () => {
  const { WelcomeScreen } = await import('./screens/welcome/WelcomeScreen.tsx')
  return { default: WelcomeScreen }
})

/** The desktop host hands over a port within this; without one there is no core. */
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
  if (orphaned) return <NoCore />
  // A page that was at work when its key grew old keeps what was typed; the banner says the rest.
  if (!settings.data) return denied ? <Keyless old /> : <Opening />
  return (
    <I18nProvider locale={localeOf[settings.data.language]}>
      <DigitsContext value={settings.data.digits}>
        {settings.data.welcomed ? (
          <Shell />
        ) : (
          <Suspense fallback={null}>
            <WelcomeScreen settings={settings.data} />
          </Suspense>
        )}
      </DigitsContext>
    </I18nProvider>
  )
}

/** The page's own language, not the machine's: names of keys, order of letters, direction. */
const localeOf = { bn: 'bn-BD', en: 'en-GB' } as const

/** No desktop host answers: it stopped, or it never opened its books. */
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
