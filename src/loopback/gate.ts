import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A request the counter does not answer, and why, as a code for the log. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 405 | 411 | 413 | 415 | 421
  readonly why: string
}

export interface GateOptions {
  /** `127.0.0.1:PORT`, exactly what a request must name as its host. */
  readonly host: string
  readonly token: string
  readonly largestBody_bytes: number
}

/** Where the calls of the contract are answered; everything else is a file of the page. */
export const RPC_PREFIX = '/rpc'

/** A header given twice can mean one thing to us and another to what stands before us. */
const ONCE_AT_MOST = ['host', 'origin', 'authorization', 'content-type', 'content-length']

export function isCall(url: string): boolean {
  return url === RPC_PREFIX || url.startsWith(`${RPC_PREFIX}/`) || url.startsWith(`${RPC_PREFIX}?`)
}

/**
 * Who may speak to the counter. The server listens on 127.0.0.1 only, but every page open in the
 * shop's browser can reach that address too; so a request must name our host exactly (a name of
 * the attacker's that leads here is refused), come from our page or from no page at all, and a
 * call must carry the launch token in a header no foreign page can set. Nothing is read from the
 * body before that.
 *
 * @returns null for a request that may pass
 */
export function createGate(options: GateOptions): (request: IncomingMessage) => Refused | null {
  const origin = `http://${options.host}`
  const expected = digest(`Bearer ${options.token}`)

  function fromStranger(request: IncomingMessage): Refused | null {
    const { headers } = request
    if (headers.host !== options.host) return { status: 421, why: 'host' }
    if (headers.origin !== undefined && headers.origin !== origin) {
      return { status: 403, why: 'origin' }
    }
    return null
  }

  function call(request: IncomingMessage): Refused | null {
    const { headers, method } = request
    // A browser says truthfully whose page is asking; scripts say nothing.
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return { status: 403, why: 'site' }
    if (method !== 'POST') return { status: 405, why: 'method' }
    if (!timingSafeEqual(digest(headers.authorization ?? ''), expected)) {
      return { status: 401, why: 'token' }
    }
    return bodyAsAnnounced(request, options.largestBody_bytes)
  }

  return (request) => {
    const url = request.url ?? ''
    if (!url.startsWith('/')) return { status: 400, why: 'target' }
    if (ONCE_AT_MOST.some((name) => times(request.rawHeaders, name) > 1)) {
      return { status: 400, why: 'header-twice' }
    }
    const refused = fromStranger(request)
    if (refused !== null) return refused
    if (isCall(url)) return call(request)
    return request.method === 'GET' || request.method === 'HEAD'
      ? null
      : { status: 405, why: 'method' }
  }
}

/** A form or a plain text needs no leave of the browser to cross origins; JSON does. */
function bodyAsAnnounced(request: IncomingMessage, largest_bytes: number): Refused | null {
  const { headers } = request
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return { status: 415, why: 'content-type' }
  if (headers['content-encoding'] !== undefined) return { status: 415, why: 'content-encoding' }
  const length = headers['content-length']
  if (length === undefined || headers['transfer-encoding'] !== undefined) {
    return { status: 411, why: 'length' }
  }
  return Number(length) > largest_bytes ? { status: 413, why: 'body' } : null
}

/** Hashed first, so that the comparison takes as long for every length and every guess. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function times(rawHeaders: readonly string[], name: string): number {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) count += 1
  }
  return count
}
