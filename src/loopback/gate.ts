import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A request the counter does not answer, and why, as a code for the log. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 405 | 411 | 413 | 415 | 421
  readonly why: string
}

/** What a request is for, decided once: nothing behind the gate reads the target again. */
export interface Target {
  readonly kind: 'call' | 'page'
  readonly pathname: string
}

export type Verdict =
  | { readonly target: Target; readonly refused: null }
  | { readonly target: null; readonly refused: Refused }

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

/** Looking asks nothing of the core; only a POST, which no link or image can make, does. */
const METHODS = { call: ['POST'], page: ['GET', 'HEAD'] } as const

/**
 * Who may speak to the counter. The server listens on 127.0.0.1 only, but every page open in the
 * shop's browser can reach that address too; so a request must name our host exactly (a name of
 * the attacker's that leads here is refused), come from our page or from no page at all, and a
 * call must carry the launch token in a header no foreign page can set. Nothing is read from the
 * body before that. An address that could be read in two ways is refused before all else, for the
 * gate would decide on one reading and the server answer the other.
 */
export function createGate(options: GateOptions): (request: IncomingMessage) => Verdict {
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
    const { headers } = request
    // A browser says truthfully whose page is asking; scripts say nothing.
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return { status: 403, why: 'site' }
    if (!timingSafeEqual(digest(headers.authorization ?? ''), expected)) {
      return { status: 401, why: 'token' }
    }
    return bodyAsAnnounced(request, options.largestBody_bytes)
  }

  function stopped(request: IncomingMessage, { kind }: Target): Refused | null {
    if (!METHODS[kind].some((method) => method === request.method)) {
      return { status: 405, why: 'method' }
    }
    if (ONCE_AT_MOST.some((name) => times(request.rawHeaders, name) > 1)) {
      return { status: 400, why: 'header-twice' }
    }
    return fromStranger(request) ?? (kind === 'call' ? call(request) : null)
  }

  return (request) => {
    const target = readTarget(request.url ?? '', origin)
    if (target === null) return { target, refused: { status: 400, why: 'target' } }
    const refused = stopped(request, target)
    return refused === null ? { target, refused } : { target: null, refused }
  }
}

/**
 * Only an address that every reader takes for the same path: no dots to resolve, no second slash,
 * no backslash, no escape (no call and no file of the page needs one), no other host.
 *
 * @returns null for any other
 */
function readTarget(raw: string, origin: string): Target | null {
  const [path = ''] = raw.split('?', 1)
  const read = URL.parse(raw, origin)
  if (!path.startsWith('/') || path.includes('//') || /[%\\]/u.test(path)) return null
  if (read === null || read.origin !== origin || read.pathname !== path) return null
  const isCall = path === RPC_PREFIX || path.startsWith(`${RPC_PREFIX}/`)
  return { kind: isCall ? 'call' : 'page', pathname: path }
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
