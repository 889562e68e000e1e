import { randomBytes } from 'node:crypto'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { createRouterClient } from '@orpc/server'
import { v7 as uuidv7 } from 'uuid'
import type { SaleIntent } from '../src/contract/schemas.ts'
import { createCore } from '../src/core/core.ts'
import type { Database } from '../src/core/db/database.ts'
import { silentLog } from '../src/core/log.ts'
import { createProvider } from '../src/core/providers/create-provider.ts'
import { nodeTransport } from '../src/core/providers/http-node.ts'
import { systemClock } from '../src/core/system-clock.ts'
import type { ProviderId } from '../src/domain/provider.ts'
import { folderOf, sells, told } from './told.ts'

/** A provider as far as a bench needs it: it answers at once, whatever it is asked. */
export interface FastProvider {
  readonly of: ProviderId
  readonly url: string
  /** Its operator list was asked for and sent. */
  readonly listed: Promise<void>
  /** Called at the first byte of every sale, with a number that belongs to it. */
  onFirstByte: () => void
  /** While set, sales are not answered: it is called when one has arrived whole. */
  onHeld: (() => void) | null
  stop(): Promise<void>
}

export async function startFastProvider(of: ProviderId = 'flexiloadbd'): Promise<FastProvider> {
  let trx = 0
  const listed = Promise.withResolvers<void>()
  const provider: Pick<FastProvider, 'onFirstByte' | 'onHeld'> = {
    onFirstByte: () => undefined,
    onHeld: null,
  }
  const server: Server = createServer({ noDelay: true }, (socket) => {
    let text = ''
    socket.once('data', (chunk: Buffer) => {
      if (sells(chunk.toString('latin1'))) provider.onFirstByte()
    })
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const body = text.split('\r\n\r\n')[1] ?? ''
      const length = Number(/content-length: (\d+)/iu.exec(text)?.[1] ?? 0)
      if (!text.includes('\r\n\r\n') || body.length < length) return
      if (provider.onHeld && text.startsWith('POST')) {
        provider.onHeld()
        return
      }
      trx += 1
      const json = told(of, text, trx)
      if (text.includes('/operators')) listed.resolve()
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${json.length}\r\nConnection: close\r\n\r\n${json}`,
      )
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = tcpAddress(server)
  return Object.assign(provider, {
    of,
    url: `http://127.0.0.1:${port}${folderOf[of]}`,
    listed: listed.promise,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  })
}

/** A server that listens on TCP has an address object; a string is only for pipes. */
function tcpAddress(server: Server): AddressInfo {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return address
}

/** A counter selling through one provider at an address. */
export async function openBenchCounter(
  db: Database,
  url: string,
  provider: ProviderId = 'flexiloadbd',
) {
  const clock = systemClock()
  const transport = nodeTransport({ clock })
  const core = createCore({
    db,
    books: 'real',
    clock,
    random: (bytes) => randomBytes(bytes),
    makeProvider: (account, directory) => createProvider(account, { transport, clock, directory }),
    vault: {
      seal: (key) => Promise.resolve(Buffer.from(key)),
      open: (sealed) => Promise.resolve(Buffer.from(sealed).toString()),
    },
    log: silentLog,
    version: 'bench',
    practice: null,
    saleLimits: 'none',
    useBooks: null,
  })
  await core.start()
  const client = createRouterClient(core.router)
  await client.providers.save({
    provider,
    baseUrl: url,
    key: 'bench-key',
    preference: 1,
  })
  return { core, client }
}

export function recharge(nth: number): SaleIntent {
  return {
    id: uuidv7(),
    kind: 'recharge',
    operator: 'GP',
    number: `017${String(10_000_000 + nth)}`,
    lineType: 'prepaid',
    amount_e4: 500_000,
  }
}
