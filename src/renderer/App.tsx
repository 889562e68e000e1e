import { Suspense, lazy, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useDenied, useSession } from './core/session.ts'
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

const RescueScreen = lazy(async () => {
  const { RescueScreen } = await import('./screens/rescue/RescueScreen.tsx')
  return { default: RescueScreen }
})

/** A counter that is there has answered within this, and its desktop host handed over a port. */
const PATIENCE_ms = 8_000

/** What the page shows: the way in, the first questions, or the counter. */
export function App() {
  const { rescue } = useSession()
  const report = useStore(rescue.report)
  const settings = useSettings()
  const denied = useDenied()
  const language = settings.data?.language
  useEffect(() => {
    if (language !== undefined) void speak(language)
  }, [language])
  if (report) {
    const back = report.open === null ? null : rescue.over
    return (
      <Suspense fallback={null}>
        <RescueScreen report={report} onBack={back} />
      </Suspense>
    )
  }
  // A page that was at work when its counter went or its key grew old keeps what was typed; the
  // banner says the rest.
  if (!settings.data) return denied ? <Keyless old /> : <Unanswered />
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

/** Nothing was heard of the counter yet. It may still come; whoever waits is told what to do. */
function Unanswered() {
  const untold = useStore(useSession().rescue.untold)
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_ms)
    return () => clearTimeout(timer)
  }, [])
  return late ? <NoCore untold={untold} /> : <Opening />
}
