/** How this page reaches the core. The loopback host hands out a token; the desktop host a port. */
export type Host =
  | { readonly kind: 'browser'; readonly token: string; readonly origin: string }
  | { readonly kind: 'desktop' }

const TOKEN_KEY = 'counter:token'

/**
 * Reads the launch token from the address and takes it out of there, so that it stands in no
 * history, bookmark or screenshot. A reload finds it in the tab's own storage.
 */
export function findHost(): Host {
  const { hash, origin, pathname, search } = window.location
  const given = new URLSearchParams(hash.slice(1)).get('token')
  if (given !== null && given !== '') {
    sessionStorage.setItem(TOKEN_KEY, given)
    history.replaceState(null, '', pathname + search)
  }
  const token = sessionStorage.getItem(TOKEN_KEY)
  return token === null ? { kind: 'desktop' } : { kind: 'browser', token, origin }
}
