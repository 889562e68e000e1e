import type { Exchange, HttpTarget } from './http.ts'

/** A whole page from its first tag on. A PHP warning before an answer is markup too, and none. */
const WHOLE_PAGE = /^\s*<(?:!doctype\s+html|html|head|title|meta|script|body)[\s/>]/iu
const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)\b/iu
/** RFC 6585: nobody but the network in between says this. */
const LOGIN_REQUIRED = 511

/**
 * Whether a router or a hotspot that wants a login stands in the provider's place (bad-inputs row
 * 31): it answers everything with its page, or points to the page elsewhere. Over TLS nobody but
 * the provider answers, and what it says under 4xx and 5xx is its own trouble.
 *
 * @param shown the text of the body
 */
export function isLoginPage(exchange: Exchange, target: HttpTarget, shown: string): boolean {
  if (target.secure || exchange.kind === 'broken') return false
  const { status, headers } = exchange
  if (status === LOGIN_REQUIRED) return true
  if (status >= 300 && status <= 399) return leadsAway(headers['location'], target)
  const isHtml = HTML_TYPE.test(headers['content-type'] ?? 'text/html')
  return status >= 200 && status <= 299 && isHtml && WHOLE_PAGE.test(shown)
}

/** A provider that moves its own visitors on (to https, to `www.`) keeps them in its own house. */
function leadsAway(location: string | undefined, { host }: HttpTarget): boolean {
  const here = URL.parse(`http://${host.includes(':') ? `[${host}]` : host}/`)
  const there = location === undefined ? null : URL.parse(location, here?.href)
  if (!here || !there) return false
  const [from, to] = [here.hostname, there.hostname].map((name) => name.replace(/^www\./u, ''))
  return from !== to && !`.${from}`.endsWith(`.${to}`) && !`.${to}`.endsWith(`.${from}`)
}
