import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import { bothSchemes } from './both-schemes.ts'
import type { Certificate } from './both-schemes.ts'

/** Room for any request the documents show, thousands of times over. */
const MOST_BYTES = 64 * 1024

export interface RunningServer {
  readonly port: number
  /** Ends every socket; resolves when the port is free again. */
  stop(): Promise<void>
}

/**
 * Listens on the loopback address alone, over https too where it has a certificate.
 * @throws where the port is taken.
 */
export async function listen(
  port: number,
  handle: RequestListener,
  certificate?: Certificate,
): Promise<RunningServer> {
  const plain = createServer({ keepAliveTimeout: 65_000 }, handle)
  const both = certificate && bothSchemes(plain, handle, certificate)
  const server = both?.front ?? plain
  const hangUp = both?.destroyAll ?? (() => plain.closeAllConnections())
  server.maxConnections = 256
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  // Only a server on a pipe, or one that does not listen, has no port.
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((problem) => (problem ? reject(problem) : resolve()))
        hangUp()
      }),
  }
}

/** The whole body; `too-large` past 64 KB, `gone` where the client left before its end. */
export function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'gone'> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size > MOST_BYTES) resolve('too-large')
      else parts.push(part)
    })
    request.once('end', () => resolve(Buffer.concat(parts)))
    request.once('error', () => resolve('gone'))
    request.once('close', () => resolve('gone'))
  })
}

/** Header names are lower case already; repeated ones come joined, as HTTP allows. */
export function headersOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

/** The path without its query: what is logged must not hold what a client hid there. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

/** What stands behind the path; the last of a name that is given twice, as PHP has it. */
export function queryOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const { url = '' } = request
  return new Map(new URLSearchParams(url.slice(pathOf(request).length)))
}
