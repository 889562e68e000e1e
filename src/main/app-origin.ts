/** The scheme the desktop page is served under; it exists nowhere but inside this application. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://counter'
export const APP_PAGE = `${APP_ORIGIN}/`

/** The origin of an address, or null where it has none. `URL.origin` is "null" for `app:`. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.host === '' ? null : `${url.protocol}//${url.host}`
}

/**
 * Whether an address is the one document the window may show: the counter's own page. Anything
 * else, even a picture of the same origin, opened as a document would have no business there.
 */
export function isCounterPage(address: string, pageOrigin: string): boolean {
  if (originOf(address) !== pageOrigin) return false
  const { pathname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return pathname === '' || pathname === '/' || pathname === '/index.html'
}

/**
 * Where the page comes from. A developer's Vite server is believed only in an unpackaged run: a
 * shop's build with that variable set in its surroundings still opens its own page.
 */
export function pageAddress(isPackaged: boolean, rendererUrl: string | undefined): string {
  if (isPackaged || rendererUrl === undefined) return APP_PAGE
  return originOf(rendererUrl) === null ? APP_PAGE : rendererUrl
}
