import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createdText, html, page } from './testing/bad-answers.ts'
import { clientOf, orderOf, sell, testKey } from './testing/clients.ts'
import { documented } from './testing/documents.ts'
import {
  type ScriptedServer,
  answer,
  bytes,
  json,
  startScriptedServer,
} from './testing/scripted-server.ts'

const clock = manualClock()
const order = orderOf()
let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.stop())

function client(provider: ProviderId) {
  return clientOf(provider, server.url, clock)
}

describe.each(providerIds)('the wallet of %s', (provider) => {
  const { balance, wallet } = documented[provider]

  it.each([
    ['440.00', 4_400_000],
    [440, 4_400_000],
    ['0', 0],
    ['499.4775', 4_994_775],
  ])('row 57 holds %j', async (figure, balance_e4) => {
    server.script(json(200, balance(figure)))
    const answered = await client(provider).askBalance()
    expect(answered).toMatchObject({ kind: 'balances' })
    if (answered.kind !== 'balances') return
    expect(answered.wallets[0]).toEqual({ wallet, balance_e4 })
  })

  it.each([['44,000.00'], ['৳440'], [-5], [null], ['1e400'], [''], ['499.47751']])(
    'row 58 is not known from %j',
    async (figure) => {
      server.script(json(200, balance(figure)))
      const answered = await client(provider).askBalance()
      expect(answered).toMatchObject({ kind: 'unknown', why: 'shape' })
    },
  )

  it('row 58 is not known from what JSON cannot say', async () => {
    const text = JSON.stringify(balance('§'))
    server.script(answer(200, text.replace('"§"', 'NaN')))
    expect(await client(provider).askBalance()).toMatchObject({ why: 'not-json' })
    server.script(answer(200, text.replace('"§"', '1e400')))
    expect(await client(provider).askBalance()).toMatchObject({ why: 'shape' })
  })

  it.each([
    ['31 a login page', answer(200, page, html), 'not-json'],
    ['32 a page of a web server', answer(502, page, html), 'server-error'],
    ['37 nothing', bytes(''), 'connection-lost'],
    ['49 a redirect', answer(301, '', { Location: '/login' }), 'redirect'],
    ['404', json(404, {}), 'unexpected-status'],
    ['429', json(429, {}), 'rate-limit'],
    ['a sale', json(200, { status: true, success: true }), 'shape'],
  ])('is not known from %s', async (_, turn, why) => {
    server.script(turn)
    expect(await client(provider).askBalance()).toMatchObject({ kind: 'unknown', why })
  })

  it('is not known when nobody listens', async () => {
    const gone = await startScriptedServer()
    const lost = clientOf(provider, gone.url, clock)
    await gone.stop()
    expect(await lost.askBalance()).toEqual({
      kind: 'unknown',
      why: 'connect',
      words: 'ECONNREFUSED',
      raw: { httpStatus: null, elapsed_ms: 0, body: '' },
    })
  })
})

describe.each(providerIds)('the key of %s', (provider) => {
  it('stands in one header, and in nothing that is kept when it comes back', async () => {
    const echoes = [
      JSON.stringify({ status: false, success: false, error: testKey, message: testKey }),
      `Authorization: Bearer ${testKey}`,
      JSON.stringify({ headers: testKey }).replaceAll('/', String.raw`\/`),
      createdText(provider, order, {
        message: `token ${testKey}`,
        trx_id: 'A1',
        transaction_id: 'A1',
      }),
    ]
    for (const echo of echoes) {
      for (const status of [200, 401, 500]) {
        server.script(answer(status, echo))
        const kept = JSON.stringify(await sell(client(provider)))
        expect(kept).toContain('[key]')
        expect(kept).not.toContain('SIYAFUVQdUMHpx')
      }
    }
    const request = server.arrivals.at(-1)?.bytes ?? ''
    expect(request.split(testKey)).toHaveLength(2)
    expect(request.split('\r\n')[0]).not.toContain(testKey)
  })

  it('is not sent on when the answer points elsewhere', async () => {
    const other = await startScriptedServer()
    server.script(answer(308, '', { Location: `${other.url}/api` }))
    expect(await sell(client(provider))).toMatchObject({ kind: 'unknown', why: 'redirect' })
    expect(await client(provider).askBalance()).toMatchObject({ why: 'redirect' })
    expect(other.arrivals).toHaveLength(0)
    await other.stop()
  })

  it('cannot be one that ends its header, and the mistake does not show it', () => {
    const bad = () => clientOf(provider, server.url, clock, { key: 'abc\r\nX: 1' })
    expect(bad).toThrow(/key of .* cannot be used: characters$/)
    expect(() => clientOf(provider, 'https://a@b.example', clock)).toThrow(
      /address of .* cannot be used: user$/,
    )
  })
})

describe.each(providerIds)('a sale at %s', (provider) => {
  it('can be sent once, and never after it was abandoned', async () => {
    server.script(answer(200, createdText(provider, order)))
    const opened = await client(provider).open(order)
    if (opened.kind !== 'ready') throw new Error(opened.why)
    const sending = opened.send()
    expect(() => opened.send()).toThrow('sent and cannot be sent')
    opened.abandon()
    expect(await sending).toMatchObject({ kind: 'accepted' })

    const before = server.arrivals.length
    const left = await client(provider).open(order)
    if (left.kind !== 'ready') throw new Error(left.why)
    left.abandon()
    expect(() => left.send()).toThrow('abandoned and cannot be sent')
    await server.allClosed(before + 1)
    expect(server.arrivals[before]?.bytes).toBe('')
  })

  it('has a fingerprint of the very bytes that are sent', async () => {
    server.script(answer(200, createdText(provider, order)))
    const opened = await client(provider).open(order)
    if (opened.kind !== 'ready') throw new Error(opened.why)
    await opened.send()
    const body = server.arrivals.at(-1)?.bytes.split('\r\n\r\n')[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(body))
    expect(opened.requestHash).toBe(Buffer.from(digest).toString('hex'))
  })

  it('is not opened when nobody listens, and says so', async () => {
    const gone = await startScriptedServer()
    const lost = clientOf(provider, gone.url, clock)
    await gone.stop()
    expect(await lost.open(order)).toEqual({
      kind: 'not-sent',
      why: 'connect',
      words: 'ECONNREFUSED',
    })
  })
})
