import { app, type DownloadItem, type Session, type WebContents } from 'electron'
import type { Log } from '../core/log.ts'
import { isCounterPage, originOf } from './app-origin.ts'

/** No site of ours is ever shown, so nothing a page could ask of the computer is ever granted. */
export function denyPermissions(session: Session, pageOrigin: string, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('page.permission-denied', { permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('will-download', (event, item) => {
    // The person says where it goes: Electron asks before anything is written.
    if (isOwnFile(item, pageOrigin)) return
    log.warn('page.download-denied')
    event.preventDefault()
  })
}

/** What the page itself made of the books, and nothing that runs when it is opened. */
function isOwnFile(item: DownloadItem, pageOrigin: string): boolean {
  const isMadeHere = item.getURL().startsWith(`blob:${pageOrigin}/`)
  return isMadeHere && /^[^\\/]+\.(?:csv|xlsx|pdf)$/u.test(item.getFilename())
}

/**
 * The page reaches its own files and nothing else: providers are spoken to by the core alone.
 * (The content security policy says the same; this holds when a page has none.)
 */
export function keepOffTheNetwork(session: Session, allowed: readonly string[], log: Log): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isInside = /^(?:blob|data|devtools):/u.test(details.url)
    const cancel = !isInside && !allowed.includes(originOf(details.url) ?? '')
    if (cancel) log.warn('page.request-denied', { type: details.resourceType })
    answer({ cancel })
  })
}

function guard(contents: WebContents, pageOrigin: string, log: Log): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isCounterPage(event.url, pageOrigin)) return
    log.warn('page.navigation-denied', { inner: !event.isMainFrame })
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    log.warn('page.redirect-denied')
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    log.warn('page.webview-denied')
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => {
    log.warn('page.window-denied')
    return { action: 'deny' }
  })
}

/** Every page, whoever made it: no going elsewhere, no second window, nothing embedded. */
export function guardEveryPage(pageOrigin: string, log: Log): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, pageOrigin, log))
}
