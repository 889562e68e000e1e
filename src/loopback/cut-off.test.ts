import { connect } from 'node:net'
import { os } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Log, type LogFields, silentLog } from '../core/log.ts'
import { type Loopback, startLoopback } from './loopback.ts'
import { smallPage } from './testing/small-counter.ts'

/** Written only when the answer is being sent: the router itself finds nothing wrong with it. */
class Unsayable {
  toJSON(): never {
    throw new Error('said of 01712345678')
  }
}

let page: ReturnType<typeof smallPage>
let host: Loopback
let told: [event: string, fields: LogFields | undefined][]
let begun: PromiseWithResolvers<void>
let gone: PromiseWithResolvers<void>
let release: PromiseWithResolvers<void>
beforeEach(async () => {
  page = smallPage()
  told = []
  begun = Promise.withResolvers()
  gone = Promise.withResolvers()
  release = Promise.withResolvers()
  const log: Log = { ...silentLog, error: (event, fields) => void told.push([event, fields]) }
  const get = os.handler(async ({ signal }) => {
    signal?.addEventListener('abort', () => gone.resolve())
    begun.resolve()
    await release.promise
    return new Unsayable()
  })
  const counter = { router: { settings: { get } } }
  host = await startLoopback({ counter, rendererDir: page.folder, log })
})
afterEach(async () => {
  await host.close()
  page.remove()
})

const asking = () => ({
  method: 'POST',
  headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
  body: '{}',
})

describe('a call that cannot be answered', () => {
  it('is cut off, and the log says why, without a number of a customer', async () => {
    release.resolve()
    await expect(fetch(`${host.url}/rpc/settings/get`, asking())).rejects.toThrow('fetch failed')
    expect(told).toMatchObject([['failure', { where: 'loopback' }]])
    expect(told[0]?.[1]?.['error']).toContain('said of 017•••••678')
  })

  it('is nothing to be told of where whoever asked has gone', async () => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(host.url).port) })
    const { method, headers, body } = asking()
    const lines = Object.entries({ host: new URL(host.url).host, ...headers })
    const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')
    socket.write(
      `${method} /rpc/settings/get HTTP/1.1\r\n${head}\r\ncontent-length: 2\r\n\r\n${body}`,
    )
    await begun.promise
    socket.destroy()
    await gone.promise
    release.resolve()
    await host.close()
    expect(told).toEqual([])
  })
})
