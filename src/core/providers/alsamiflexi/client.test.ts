import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import type { Provider } from '../provider.ts'
import { clientOf, listedOperator, orderOf, sell, testKey } from '../testing/clients.ts'
import { documented, printedId } from '../testing/documents.ts'
import { type ScriptedServer, json, startScriptedServer } from '../testing/scripted-server.ts'

const order = orderOf()
const clock = manualClock()
const { created, status, refused } = documented.alsamiflexi
const question = { order, providerReference: printedId.alsamiflexi }
let server: ScriptedServer
let client: Provider
beforeAll(async () => {
  server = await startScriptedServer()
  client = clientOf('alsamiflexi', `${server.url}/api/v1`, clock)
})
afterAll(() => server.stop())

function lastRequest(): { head: string; body: unknown } {
  const [head = '', body = ''] = server.arrivals.at(-1)?.bytes.split('\r\n\r\n') ?? []
  return { head, body: body === '' ? null : JSON.parse(body) }
}

describe('a recharge through alsamiflexi', () => {
  it('names the operator by the number of its own list and carries our reference', async () => {
    server.script(json(200, created(order)))
    await sell(client)
    expect(lastRequest().body).toEqual({
      operator_id: 7,
      mobile_number: '01712345678',
      amount: 100,
      reference: order.ourReference,
    })
    expect(lastRequest().head).toMatch(/^POST \/api\/v1\/recharge HTTP/)
    expect(lastRequest().head).toContain(`\r\nAuthorization: Bearer ${testKey}\r\n`)
  })

  it('is accepted, no more, by 200 and "processing" (B3)', async () => {
    server.script(json(200, created(order)))
    expect(await sell(client)).toMatchObject({
      kind: 'accepted',
      providerReference: 'TXN123456789',
      final: null,
      word: 'processing',
      charged_e4: null,
      walletAfter_e4: null,
    })
  })

  it.each([
    ['completed', 'succeeded'],
    ['failed', 'failed'],
    ['Complited', null],
  ] as const)('keeps the word it was accepted with: %s', async (word, final) => {
    server.script(json(201, created(order, { status: word })))
    expect(await sell(client)).toMatchObject({ kind: 'accepted', word, final })
  })

  it('is accepted also without a word, for it has an id', async () => {
    server.script(json(200, created(order, { status: null })))
    expect(await sell(client)).toMatchObject({ kind: 'accepted', word: '', final: null })
  })

  it.each([
    [400, 'invalid'],
    [401, 'key'],
    [402, 'balance'],
    [429, 'rate-limit'],
  ])('is refused by %i with its JSON: %s (B6, rows 65 and 66)', async (code, reason) => {
    server.script(json(code, refused('Your account balance is insufficient')))
    expect(await sell(client)).toMatchObject({
      kind: 'refused',
      reason,
      words: 'Your account balance is insufficient',
    })
  })

  it.each([[403], [404], [409], [422]])(
    'is not refused for certain by %i, which is not in its table (B5)',
    async (code) => {
      server.script(json(code, refused('no')))
      expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'undocumented' })
    },
  )

  it.each([
    [429, { message: 'Too Many Attempts.' }],
    [400, { success: false, error: 'no' }],
    [401, { success: false, error: { message: 'no code' } }],
    [402, { success: 'false', error: { code: 'A', message: 'b' } }],
  ])('is not refused for certain by %i without its documented JSON: %j', async (code, body) => {
    server.script(json(code, body))
    expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'undocumented' })
  })

  it.each([
    [{ success: false, error: { code: 'DUPLICATE_REFERENCE', message: 'no' } }],
    [refused('This transaction was already submitted')],
    [refused('The reference has already been taken')],
    [refused('একই লেনদেন')],
  ])('may be there already where a refusal says so (B2): %j', async (body) => {
    server.script(json(400, body))
    expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'duplicate' })
  })

  it.each([
    [400, refused('Operator timeout, transaction is pending')],
    [400, { success: false, error: { code: 'OPERATOR_TIMEOUT', message: 'no' } }],
    [402, refused('Processing')],
  ])('may be on its way where a refusal says so: %i %j', async (code, body) => {
    server.script(json(code, body))
    expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'undocumented' })
  })

  it.each([
    [402, { ...refused('x'), data: { transaction_id: 'TXN1' } }],
    [400, { success: true, data: {} }],
    [409, { ...refused('x'), transaction_id: 5 }],
  ])('is in doubt where a refusal speaks of a sale: %i %j', async (code, body) => {
    server.script(json(code, body))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why: 'unexpected-status' })
  })

  it.each([
    ['no data (row 36)', { success: true }],
    ['"false" under 200', refused('no')],
    ['no number', created(order, { mobile_number: null })],
    ['no amount', created(order, { amount: undefined })],
    ['no reference', created(order, { reference: undefined })],
    ['an amount that is no figure', created(order, { amount: true })],
  ])('is in doubt after %s', async (_, body) => {
    server.script(json(200, body))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why: 'shape' })
  })

  it('can be prepaid only: it has no word for any other line (B10)', async () => {
    for (const lineType of ['postpaid', 'skitto'] as const) {
      expect(client.cannotSell(orderOf({ lineType }))).toEqual({ why: 'line-type' })
      await expect(client.open(orderOf({ lineType }))).rejects.toThrow('line-type')
    }
  })

  it('lies within the limits of its own list (row 15)', () => {
    const listed = [{ ...listedOperator('GP', '1'), min_e4: taka(50), max_e4: taka(200) }]
    const limited = clientOf('alsamiflexi', server.url, clock, { listed })
    const taking = (whole: number) => limited.cannotSell(orderOf({ amount_e4: taka(whole) }))
    expect(taking(49)).toEqual({ why: 'below-minimum', min_e4: taka(50) })
    expect(taking(50)).toBeNull()
    expect(taking(200)).toBeNull()
    expect(taking(201)).toEqual({ why: 'above-maximum', max_e4: taka(200) })
    expect(client.cannotSell(orderOf({ amount_e4: taka(9) }))).toMatchObject({ min_e4: taka(10) })
  })

  it('is not for an operator that its list lacks', async () => {
    const robi = orderOf({ operator: 'RB' })
    expect(client.cannotSell(robi)).toEqual({ why: 'operator' })
    await expect(client.open(robi)).rejects.toThrow('operator')
  })

  it('is not sent while its list is not known (B11)', async () => {
    const early = clientOf('alsamiflexi', server.url, clock, { listed: null })
    const before = server.arrivals.length
    expect(early.cannotSell(order)).toBeNull()
    expect(early.cannotSell(orderOf({ amount_e4: taka(9) }))).not.toBeNull()
    const answered = await early.open(order)
    expect(answered).toEqual({ kind: 'not-sent', why: 'operator-list', words: '' })
    expect(server.arrivals).toHaveLength(before)
  })
})

describe('what became of it', () => {
  it('is asked by its id in the path', async () => {
    server.script(json(200, status(order, 'completed')))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'final',
      outcome: 'succeeded',
      word: 'completed',
      providerReference: 'TXN123456789',
    })
    expect(lastRequest().head).toMatch(/^GET \/api\/v1\/transaction\/TXN123456789 HTTP/)
  })

  it('cannot be asked by our reference (B1)', async () => {
    expect(client.canAsk({ order, providerReference: null })).toBe(false)
    expect(client.canAsk({ order, providerReference: '../operators' })).toBe(false)
    expect(client.canAsk(question)).toBe(true)
    const before = server.arrivals.length
    await expect(client.askStatus({ order, providerReference: '../x' })).rejects.toThrow('no id')
    expect(server.arrivals).toHaveLength(before)
  })

  it('does not hang on its clock, which has no zone here and Z in a webhook (B4)', async () => {
    for (const at of ['2025-12-27 10:30:00', '2025-12-27T10:30:15Z', '2099-01-01', null]) {
      server.script(json(200, status(order, 'completed', { created_at: at, completed_at: at })))
      expect(await client.askStatus(question)).toMatchObject({ kind: 'final' })
    }
  })

  it('is known also from a masked number: our reference is beside it', async () => {
    server.script(json(200, status(order, 'completed', { mobile_number: '017****5678' })))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'final' })
  })

  it('is not known from a 404, which is not in its table (B5)', async () => {
    server.script(json(404, refused('Transaction not found')))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'inconclusive',
      why: 'unexpected-status',
      words: 'Transaction not found',
    })
  })

  it.each([
    [{ 'Retry-After': '30' }, 30_000],
    [{ 'X-RateLimit-Reset': '15' }, 15_000],
    [{ 'RATELIMIT-RESET': '20' }, 20_000],
    [{}, 60_000],
  ])('is asked again when its limit allows, under whatever header: %j (B7)', async (head, wait) => {
    for (const body of [refused('slow down'), {}]) {
      server.script(json(429, body, head))
      expect(await client.askStatus(question)).toMatchObject({
        kind: 'inconclusive',
        why: 'rate-limit',
        retryAfter_ms: wait,
      })
    }
  })

  it('is not known when the key is refused in the middle of a day (row 66)', async () => {
    server.script(json(401, refused('Invalid API key')))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'inconclusive', why: 'key' })
  })

  it.each([
    [
      'the id of another sale',
      status(order, 'completed', { transaction_id: 'T2' }),
      'echo-mismatch',
    ],
    ['no id', status(order, 'completed', { transaction_id: '' }), 'no-id'],
    ['no word', status(order, 'completed', { status: {} }), 'shape'],
    ['no reference', status(order, 'completed', { reference: null }), 'shape'],
    ['"false"', refused('no'), 'shape'],
  ])('is not known from %s', async (_, body, why) => {
    server.script(json(200, body))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'inconclusive', why })
  })

  it('is not known from a word in no table (X1)', async () => {
    server.script(json(200, status(order, 'Done')))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'unknown-word', word: 'Done' })
  })

  it('is not known when it cannot be asked', async () => {
    const gone = await startScriptedServer()
    const lost = clientOf('alsamiflexi', gone.url, clock)
    await gone.stop()
    expect(await lost.askStatus(question)).toEqual({
      kind: 'inconclusive',
      why: 'connect',
      words: 'ECONNREFUSED',
      retryAfter_ms: null,
      raw: { httpStatus: null, elapsed_ms: 0, body: '' },
    })
  })
})

describe('the wallet of alsamiflexi', () => {
  it('is in taka', async () => {
    server.script(json(200, { success: true, data: { balance: 500, currency: 'BDT' } }))
    expect(await client.askBalance()).toMatchObject({
      wallets: [{ wallet: 'main', balance_e4: taka(500) }],
    })
    server.script(json(200, { success: true, data: { balance: 500, currency: 'USD' } }))
    expect(await client.askBalance()).toMatchObject({ kind: 'unknown', why: 'shape' })
  })
})

describe('the "official SDKs" of alsamiflexi', () => {
  it('are nowhere among our packages: nobody knows who would publish them (B9)', () => {
    const lock = readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8')
    expect(lock).toContain('node_modules/zod')
    expect(lock).not.toMatch(/pitor|recharge-api/)
  })
})
