import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A shop that hears notices, for tests alone. */
export interface Listener {
  readonly url: string
  /** Bodies, in the order they came. */
  readonly heard: readonly string[]
  stop(): Promise<void>
}

/** @param answer what it does with each; 204 unless said otherwise */
export async function listener(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    void response.writeHead(204).end(),
): Promise<Listener> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.once('end', () => {
      heard.push(Buffer.concat(parts).toString('utf8'))
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return {
    url: `http://127.0.0.1:${address.port}/notices`,
    heard,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
