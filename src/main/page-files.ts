import { PAGE_HEADERS } from '../host/page-policy.ts'
import { readPages } from '../host/pages.ts'
import { originOf } from './app-origin.ts'

/** As Electron hands a request over; `initiatorOrigin` is said by the browser, not by the page. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly initiatorOrigin?: string | null
}

function refusal(status: 400 | 403 | 404 | 405): Response {
  return new Response(null, { status, headers: PAGE_HEADERS })
}

/** The path of an address in plain words; null when it is no text. */
function pathOf(address: string): string | null {
  try {
    return decodeURIComponent(new URL(address).pathname)
  } catch (cause) {
    if (cause instanceof URIError) return null
    throw cause
  }
}

/**
 * Serves the built page, and only it, to itself. An address is looked up among the files there
 * are, so none leads out of the folder.
 * @throws when the folder holds no built page
 */
export function pageFiles(folder: string, origin: string): (request: PageRequest) => Response {
  const page = readPages(folder)
  return ({ url, method, initiatorOrigin }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    if (originOf(url) !== origin) return refusal(404)
    // Absent when the window itself opens the page.
    if (![undefined, null, origin].includes(initiatorOrigin)) return refusal(403)
    const pathname = pathOf(url)
    if (pathname === null) return refusal(400)
    const file = page(pathname)
    if (file === null) return refusal(404)
    const body = method === 'HEAD' ? null : file.body
    return new Response(body, { headers: { ...PAGE_HEADERS, ...file.headers } })
  }
}
