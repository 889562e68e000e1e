import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import type { Provider } from '../provider.ts'
import { clientOf, orderOf, sell, testKey } from '../testing/clients.ts'
import { documented, printedId } from '../testing/documents.ts'
import {
  type ScriptedServer,
  answer,
  json,
  startScriptedServer,
} from '../testing/scripted-server.ts'

const order = orderOf()
const { created, status, refused } = documented.autoflexi
const question = { order, providerReference: printedId.autoflexi }
let server: ScriptedServer
let client: Provider
beforeAll(async () => {
  server = await startScriptedServer()
  client = clientOf('autoflexi', server.url, manualClock())
})
afterAll(() => server.stop())

function lastRequest(): { head: string; body: unknown } {
  const [head = '', body = ''] = server.arrivals.at(-1)?.bytes.split('\r\n\r\n') ?? []
  return { head, body: body === '' ? null : JSON.parse(body) }
}

describe('a recharge through autoflexi', () => {
  it('is written as its examples write it, as text (A6)', async () => {
    server.script(json(200, created(order)))
    await sell(client, orderOf({ operator: 'TT', lineType: 'postpaid' }))
    expect(lastRequest().body).toEqual({
      number: '01712345678',
      amount: '100',
      type: '2',
      operator: 'TT',
    })
    await sell(client, orderOf({ lineType: 'skitto' }))
    expect(lastRequest().body).toMatchObject({ operator: 'GP', type: '3' })
  })

  it('carries its key under CD-API-KEY, whatever a sample of its document says (A10)', async () => {
    server.script(json(200, created(order)))
    await sell(client)
    expect(lastRequest().head.split('\r\n')).toEqual([
      'POST /api/recharge/create HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      'Accept: application/json',
      'Accept-Encoding: identity',
      'User-Agent: FlexiCounter',
      `CD-API-KEY: ${testKey}`,
      'Content-Type: application/json',
      'Content-Length: 66',
      'Connection: close',
    ])
  })

  it('is accepted, never delivered, by "status": true (A4)', async () => {
    server.script(json(200, created(order)))
    expect(await sell(client)).toMatchObject({
      kind: 'accepted',
      providerReference: '162670202502102256558',
      final: null,
      word: '',
      words: 'Flexiload- Request Submit Successfully',
      charged_e4: null,
      walletAfter_e4: null,
      raw: { httpStatus: 200, body: JSON.stringify(created(order)) },
    })
  })

  it('has all 21 digits of its id also where they come as a number (A3)', async () => {
    server.script(answer(200, '{"status":true,"trx_id":162670202502102250000123}'))
    const text = '162670202502102250000123'
    expect(await sell(client)).toMatchObject({ providerReference: text })
  })

  it('is not taken below ৳20, above the limit, or in poisha (A7)', async () => {
    const low = orderOf({ amount_e4: taka(19) })
    expect(client.cannotSell(low)).toEqual({ why: 'below-minimum', min_e4: taka(20) })
    expect(client.cannotSell(orderOf({ amount_e4: taka(20) }))).toBeNull()
    const high = orderOf({ amount_e4: taka(1001) })
    expect(client.cannotSell(high)).toEqual({ why: 'above-maximum', max_e4: taka(1000) })
    expect(client.cannotSell(orderOf({ amount_e4: taka(50.5) }))).toEqual({ why: 'whole-taka' })
    const before = server.arrivals.length
    await expect(client.open(low)).rejects.toThrow('cannot be sold: below-minimum')
    expect(server.arrivals).toHaveLength(before)
  })

  it('knows Skitto as a line of Grameenphone and of nobody else', () => {
    const robi = orderOf({ operator: 'RB', lineType: 'skitto' })
    expect(client.cannotSell(robi)).toEqual({ why: 'line-type' })
    expect(client.cannotSell(orderOf({ lineType: 'skitto' }))).toBeNull()
  })

  it.each([[200], [400], [401], [403], [422], [429]])(
    'is in doubt after "status": false under %i: its document gives no codes (row 34)',
    async (code) => {
      server.script(json(code, refused('Timeout')))
      expect(await sell(client)).toMatchObject({
        kind: 'weak-refusal',
        why: 'undocumented',
        words: 'Timeout',
      })
    },
  )

  it('is in doubt, and looked at as a duplicate, where the answer says so', async () => {
    server.script(json(200, refused('Duplicate request')))
    expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'duplicate' })
  })

  it.each([
    ['"status": false without a reason', 200, { status: false }, 'shape'],
    ['"status": false with an id', 200, { status: false, error: 'x', trx_id: '5' }, 'shape'],
    ['a refusal with an id', 400, { status: false, error: 'x', trx_id: '5' }, 'unexpected-status'],
    ['a refusal that says true', 409, { status: true }, 'unexpected-status'],
    [
      'a refusal with an id inside',
      400,
      { status: false, error: 'x', data: { trx_id: '5' } },
      'unexpected-status',
    ],
  ])('is in doubt after %s', async (_, code, body, why) => {
    server.script(json(code, body))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why })
  })

  it('is in doubt when its answer is lost, and cannot be asked about (A8, A9)', async () => {
    server.script((socket) => socket.destroy())
    const before = server.arrivals.length
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why: 'connection-lost' })
    expect(server.arrivals).toHaveLength(before + 1)
    expect(client.canAsk({ order, providerReference: null })).toBe(false)
    await expect(client.askStatus({ order, providerReference: null })).rejects.toThrow('no id')
    expect(server.arrivals).toHaveLength(before + 1)
  })

  it('is not asked for a list of operators: there is none', () => {
    expect(client.askOperators).toBeNull()
  })
})

describe('what became of it', () => {
  it('is asked with both names of the id (A1)', async () => {
    server.script(json(200, status(order, 'Completed')))
    await client.askStatus(question)
    const id = printedId.autoflexi
    expect(lastRequest().body).toEqual({ trx_id: id, ref_id: id })
    expect(lastRequest().head).toMatch(/^POST \/api\/recharge\/verify HTTP/)
  })

  it('is known from a word, an id, a number and an amount that all agree', async () => {
    server.script(
      json(200, status(order, 'Completed', { number: 1_712_345_678, amount: '100.00' })),
    )
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'final',
      outcome: 'succeeded',
      word: 'Completed',
      providerReference: printedId.autoflexi,
      charged_e4: null,
    })
    server.script(json(200, status(order, 'Failed')))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'final', outcome: 'failed' })
  })

  it('is not known yet while it is pending, masked or not', async () => {
    server.script(json(200, status(order, 'Pending', { number: '017****5678' })))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'pending',
      outcome: null,
      word: 'Pending',
    })
  })

  it('is not known from a number that is half hidden (row 51)', async () => {
    server.script(json(200, status(order, 'Completed', { number: '017****5678' })))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'inconclusive',
      why: 'echo-masked',
    })
  })

  it("is not known from the document's own sample, which is no JSON (A2)", async () => {
    const sample = '{"status":true,"data":{"status":"Completed","number":17999*******,"amount":20}}'
    server.script(answer(200, sample))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'inconclusive',
      why: 'not-json',
      raw: { body: sample },
    })
  })

  it('is not known from "status": false: did the call fail, or the recharge? (A5)', async () => {
    for (const code of [200, 404]) {
      server.script(json(code, refused('Recharge failed')))
      expect(await client.askStatus(question)).toMatchObject({
        kind: 'inconclusive',
        why: 'other',
        words: 'Recharge failed',
        retryAfter_ms: null,
      })
    }
  })

  it('is asked again later when it answers too many', async () => {
    server.script(json(429, refused('Too many'), { 'Retry-After': '999999' }))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'inconclusive',
      why: 'rate-limit',
      retryAfter_ms: 300_000,
    })
  })

  it.each([
    ['an outer true alone (A4)', 200, { status: true }, 'shape'],
    ['no word', 200, status(order, 'x', { status: null }), 'shape'],
    ['a word that is none', 200, status(order, 'x', { status: true }), 'shape'],
    ['no id', 200, status(order, 'Completed', { trx_id: null }), 'no-id'],
    ['the id of another sale', 200, status(order, 'Completed', { trx_id: '9' }), 'echo-mismatch'],
    ['no number', 200, status(order, 'Completed', { number: undefined }), 'shape'],
    ['an amount in Bangla digits', 200, status(order, 'Completed', { amount: '১০০' }), 'shape'],
    ['a 404', 404, { message: 'no' }, 'unexpected-status'],
    ['a 4xx that says true', 400, status(order, 'Completed'), 'unexpected-status'],
  ])('is not known from %s', async (_, code, body, why) => {
    server.script(json(code, body))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'inconclusive', why })
  })

  it('is not known from a word in no table, which is shown (X1, row 60)', async () => {
    server.script(json(200, status(order, 'Complited')))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'unknown-word',
      word: 'Complited',
    })
  })

  it('is asked only by an id that is one', () => {
    expect(client.canAsk(question)).toBe(true)
    expect(client.canAsk({ order, providerReference: 'a/b' })).toBe(false)
  })
})

describe('the wallet of autoflexi', () => {
  it('is asked for under a path that its document has only in an example', async () => {
    server.script(json(200, documented.autoflexi.balance(440)))
    expect(await client.askBalance()).toMatchObject({
      kind: 'balances',
      wallets: [{ wallet: 'main', balance_e4: taka(440) }],
    })
    expect(lastRequest().head).toMatch(/^GET \/api\/recharge\/balance HTTP/)
    expect(lastRequest().body).toBeNull()
  })

  it('is not known from a no', async () => {
    server.script(json(200, refused('Invalid key')))
    const answered = await client.askBalance()
    expect(answered).toMatchObject({ kind: 'unknown', why: 'other', words: 'Invalid key' })
  })
})

describe('the time in an id of autoflexi', () => {
  it('is read as a clock in Dhaka where the id is written as in its document', () => {
    expect(client.givenAt_ms(printedId.autoflexi)).toBe(Date.parse('2025-02-10T22:56:55+06:00'))
    expect(client.givenAt_ms('TRX1')).toBeNull()
    expect(client.givenAt_ms(`162670${'9'.repeat(15)}`)).toBeNull()
    expect(client.repeatsReference).toBe(false)
  })
})
