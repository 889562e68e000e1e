/**
 * A plain Chromium knows no custom schemes. The stand-in therefore shows `app://counter/…` at
 * `http://counter.localhost/…`: an origin Chromium trusts like https (a secure context), that
 * never leaves the machine, and that no file server stands behind. Everything main sees is
 * translated back, so its origin checks run on `app://counter` as they do in Electron.
 *
 * What this cannot show: how Electron itself registers the scheme and its privileges.
 */
const SHOWN_SUFFIX = '.localhost'

export function shownAddress(address: string, schemes: ReadonlySet<string>): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/u.exec(address)
  if (match === null || !schemes.has(match[1] ?? '')) return address
  return `http://${match[2]}${SHOWN_SUFFIX}${match[3] ?? ''}`
}

/** Electron writes an opaque origin as "null", as Chromium does. */
export function trueAddress(shown: string, schemes: ReadonlySet<string>): string {
  const [scheme] = schemes
  const match = /^http:\/\/([a-z0-9-]+)\.localhost(?=[/?#]|$)(.*)$/u.exec(shown)
  if (match === null || scheme === undefined) return shown
  return `${scheme}://${match[1]}${match[2] ?? ''}`
}
