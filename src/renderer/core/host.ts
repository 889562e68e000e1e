import { type Store, createStore } from './store.ts'

/** How this page reaches the core. The loopback host hands out a token; the desktop host a port. */
export type Host =
  | { readonly kind: 'browser'; readonly token: Store<string>; readonly origin: string }
  | { readonly kind: 'desktop' }

/** What of a window decides how its page reaches the core. */
export interface PageWindow {
  readonly location: Pick<Location, 'hash' | 'hostname' | 'origin' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
  addEventListener(event: 'hashchange', listener: () => void): void
}

const TOKEN_KEY = 'counter:token'
/** The browser host serves its page here and nowhere else; the desktop host never does. */
const LOOPBACK = '127.0.0.1'

/**
 * Reads the launch token from the address and takes it out of there, so that it stands in no
 * history, bookmark or screenshot. A reload finds it in the tab's own storage; a counter that was
 * started anew has another one, which the same tab takes over when its new address is opened.
 *
 * @returns null for a page of the browser host without a token: nothing will ever answer it
 */
export function findHost(page: PageWindow): Host | null {
  const { hostname, origin } = page.location
  const given = takeToken(page) ?? page.sessionStorage.getItem(TOKEN_KEY)
  if (given === null) return hostname === LOOPBACK ? null : { kind: 'desktop' }
  const token = createStore(given)
  page.addEventListener('hashchange', () => {
    const newer = takeToken(page)
    if (newer !== null) token.set(() => newer)
  })
  return { kind: 'browser', token, origin }
}

function takeToken({ location, history, sessionStorage }: PageWindow): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given === null || given === '') return null
  sessionStorage.setItem(TOKEN_KEY, given)
  history.replaceState(null, '', location.pathname + location.search)
  return given
}
