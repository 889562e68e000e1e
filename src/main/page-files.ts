import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { originOf } from './app-origin.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
}

/** As Electron hands a request over; `initiatorOrigin` is said by the browser, not by the page. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly initiatorOrigin?: string | null
}

function refusal(status: 400 | 403 | 404 | 405): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } })
}

/** The path inside the built page, or null for an address that is not plainly a file in it. */
function fileOf(root: string, address: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(new URL(address).pathname)
  } catch (cause) {
    if (cause instanceof URIError) return null
    throw cause
  }
  if (!/^\/[\w./-]*$/u.test(name) || name.includes('..')) return null
  const file = path.join(root, name === '/' ? 'index.html' : name)
  const inside = path.relative(root, file)
  return inside.startsWith('..') || path.isAbsolute(inside) ? null : file
}

const isMissing = (cause: unknown) =>
  cause instanceof Error &&
  'code' in cause &&
  ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(cause.code))

/**
 * Serves the built page, and only it: plain names inside `root`, of a type the page is made of,
 * to the page itself.
 * @param headers sent with every file; the content security policy among them
 */
export function pageFiles(
  root: string,
  origin: string,
  headers: Readonly<Record<string, string>>,
): (request: PageRequest) => Promise<Response> {
  return async ({ url, method, initiatorOrigin }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    if (!URL.canParse(url) || originOf(url) !== origin) return refusal(404)
    // Absent when the window itself opens the page.
    if (![undefined, null, origin].includes(initiatorOrigin)) return refusal(403)
    const file = fileOf(root, url)
    if (file === null) return refusal(400)
    const type = TYPES[path.extname(file)]
    if (type === undefined) return refusal(404)
    try {
      const bytes = await readFile(file)
      const body = method === 'HEAD' ? null : bytes
      return new Response(body, {
        headers: { ...headers, 'content-type': type, 'x-content-type-options': 'nosniff' },
      })
    } catch (cause) {
      if (isMissing(cause)) return refusal(404)
      throw cause
    }
  }
}
