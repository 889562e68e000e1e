import '@fontsource-variable/noto-sans-bengali/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/colours.css'
import './styles/frame.css'
import './styles/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { type Host, findHost } from './core/host.ts'
import { SessionContext, openSession } from './core/session.ts'
import { startWords } from './i18n/index.ts'
import { Keyless } from './shell/Keyless.tsx'
import { startKeyboard } from './keyboard/layers.ts'
import { sayAriaWords } from './i18n/aria-words.ts'
import { landAfterChange } from './screens/settings/first-provider.ts'
import { takeAnswersAlong } from './screens/welcome/first-answers.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('the page has no #root')

startKeyboard()
sayAriaWords(window)
// Bangla until the shop's setting is known, which is before anything is drawn.
await startWords('bn')
createRoot(root).render(<StrictMode>{page(findHost(window))}</StrictMode>)

function page(host: Host | null) {
  if (host === null) return <Keyless />
  const session = openSession(host)
  void takeAnswersAlong(session)
  void landAfterChange(session.api)
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={session.queries}>
        <App />
      </QueryClientProvider>
    </SessionContext>
  )
}
