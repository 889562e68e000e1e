import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { taka } from '../../../domain/money.ts'
import { saleKinds } from '../../../domain/sale.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import type { Provider } from '../provider.ts'
import { clientOf, orderOf, sell, testKey } from '../testing/clients.ts'
import { documented, printedId } from '../testing/documents.ts'
import { orders } from '../testing/orders.ts'
import {
  type ScriptedServer,
  answer,
  json,
  startScriptedServer,
} from '../testing/scripted-server.ts'

/** The words of its table for what is sold, written down a second time. */
const typeOf = {
  recharge: 'recharge',
  package: 'data',
  drive: 'drive',
  transfer: 'mfs',
  bill: 'bill',
} as const
const types = Object.values(typeOf)

const order = orderOf()
const { created, status, refused } = documented.flexiloadbd
const question = { order, providerReference: printedId.flexiloadbd }
const byReference = { order, providerReference: null }
let server: ScriptedServer
let client: Provider
beforeAll(async () => {
  server = await startScriptedServer()
  client = clientOf('flexiloadbd', `${server.url}/api/gateway/v1`, manualClock())
})
afterAll(() => server.stop())

function lastRequest(): { head: string; body: unknown } {
  const [head = '', body = ''] = server.arrivals.at(-1)?.bytes.split('\r\n\r\n') ?? []
  return { head, body: body === '' ? null : JSON.parse(body) }
}

describe('a recharge through flexiloadbd', () => {
  it('carries our reference always, and the line in the words for lines (C17)', async () => {
    server.script(json(200, created(order)))
    await sell(client, orderOf({ operator: 'RB', lineType: 'postpaid' }))
    expect(lastRequest().body).toEqual({
      type: 'recharge',
      operator_code: 'RB',
      phone: '01712345678',
      amount: 100,
      sub_type: 'Postpaid',
      ref_id: order.ourReference,
    })
    expect(lastRequest().head).toMatch(/^POST \/api\/gateway\/v1\/request HTTP/)
    expect(lastRequest().head).toContain(`\r\nAuthorization: Bearer ${testKey}\r\n`)
  })

  it('names Skitto as an operator of its own, whatever the prefix (C7)', async () => {
    server.script(json(200, created(order)))
    await sell(client, orderOf({ lineType: 'skitto' }))
    expect(lastRequest().body).toMatchObject({ operator_code: 'SK', sub_type: 'Prepaid' })
  })

  it('asks for JSON on every call (C2)', async () => {
    server.script(json(200, created(order)))
    await sell(client)
    const head = lastRequest().head
    server.script(json(200, status(order, 'Success')))
    await client.askStatus(question)
    for (const sent of [head, lastRequest().head]) {
      expect(sent).toContain('\r\nAccept: application/json\r\n')
      expect(sent).toContain('\r\nContent-Type: application/json\r\n')
    }
  })

  it('needs the owner to accept plain HTTP, and follows no redirect to anywhere (C1)', async () => {
    const address = 'http://flexiloadbd.net/api/gateway/v1'
    expect(() => clientOf('flexiloadbd', address, manualClock())).toThrow('plain-http')
    server.script(answer(302, '', { Location: 'https://flexiloadbd.net/login' }))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why: 'redirect' })
  })

  it('is accepted with what it costs and what is left (C8, C9)', async () => {
    server.script(json(200, created(order, { payable: 97.25, balance: '402.75' })))
    expect(await sell(client)).toMatchObject({
      kind: 'accepted',
      providerReference: 'TRX202604281234001',
      final: null,
      word: 'Pending',
      words: 'Message/Failed Reason/Pin/Note',
      charged_e4: 972_500,
      walletAfter_e4: 4_027_500,
    })
  })

  it('is accepted also where cost and balance cannot be read', async () => {
    server.script(json(200, created(order, { payable: null, balance: '-1' })))
    expect(await sell(client)).toMatchObject({
      kind: 'accepted',
      charged_e4: null,
      walletAfter_e4: null,
    })
  })

  it.each([
    ['Failed', 'failed'],
    ['Success', 'succeeded'],
    ['Refund', null],
  ] as const)(
    'may end in its first answer, whatever "status" says: %s (C13)',
    async (word, final) => {
      server.script(json(200, created(order, { trx_status: word })))
      expect(await sell(client)).toMatchObject({ kind: 'accepted', word, final })
    },
  )

  it('keeps a token of 240 digits whole in its words (C18, row 69)', async () => {
    const message = Array.from({ length: 12 }, () => '1234-5678-9012-3456-7890').join(' ')
    server.script(json(200, created(order, { message })))
    expect(await sell(client)).toMatchObject({ words: message })
  })

  it.each([
    [401, 'Missing or invalid API token', 'key'],
    [403, 'Account inactive or API access not enabled', 'account'],
    [403, 'Your account is pending approval', 'account'],
    [422, 'Insufficient balance', 'balance'],
    [422, 'Operator not found or not active', 'operator'],
    [422, 'Service not available', 'service'],
    [422, 'The phone field must be 11 digits.', 'invalid'],
    [422, 'Validation error', 'invalid'],
    [422, 'দুঃখিত', 'other'],
    [429, 'Rate limit exceeded', 'rate-limit'],
  ])('is refused by %i "%s": %s (C10)', async (code, message, reason) => {
    server.script(json(code, refused(message)))
    expect(await sell(client)).toMatchObject({ kind: 'refused', reason, words: message })
  })

  it.each([
    ['Duplicate transaction'],
    ['duplicate'],
    ['The ref id has already been taken.'],
    ['Same number and amount within 5 minutes'],
    ['ডুপ্লিকেট লেনদেন'],
  ])('may be there already after 422 "%s" (C10, row 64)', async (message) => {
    server.script(json(422, refused(message)))
    expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'duplicate' })
  })

  it.each([
    [422, 'Operator did not respond in time, transaction is pending'],
    [422, 'Request timeout. Please check status'],
    [422, 'Service not available: transaction is processing, please wait'],
    [429, 'Your last request is still pending'],
  ])('may be on its way after %i "%s": doubt and no failure (C10)', async (code, message) => {
    server.script(json(code, refused(message)))
    const answered = await sell(client)
    expect(answered).toMatchObject({ kind: 'weak-refusal', why: 'undocumented', words: message })
  })

  it.each([
    [400, refused('no')],
    [404, refused('Not found')],
    [422, { message: 'The phone field is required.', errors: {} }],
    [401, { message: 'Unauthenticated.' }],
    [429, { message: 'Too Many Attempts.' }],
    [403, { status: false, message: null }],
    [422, { status: 0, message: 'no' }],
  ])('is not refused for certain by %i %j', async (code, body) => {
    server.script(json(code, body))
    expect(await sell(client)).toMatchObject({ kind: 'weak-refusal', why: 'undocumented' })
  })

  it.each([
    [422, { ...refused('Insufficient balance'), trx_id: 'TRX1' }],
    [422, { status: true, message: 'x' }],
    [409, { success: true }],
  ])('is in doubt where a refusal speaks of a sale: %i %j', async (code, body) => {
    server.script(json(code, body))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why: 'unexpected-status' })
  })

  it.each([
    ['"false" under 200', refused('Insufficient balance'), 'shape'],
    ['no phone', created(order, { phone: null }), 'shape'],
    ['no amount', created(order, { amount: null }), 'shape'],
    ['no reference', created(order, { ref_id: null }), 'shape'],
    ['no type', created(order, { type: undefined }), 'shape'],
    ['another type', created(order, { type: 'mfs' }), 'echo-mismatch'],
  ])('is in doubt after %s', async (_, body, why) => {
    server.script(json(200, body))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why })
  })

  it('is in doubt after a 502 page, which its table does not have (C12)', async () => {
    server.script(answer(502, '<html>502 Bad Gateway</html>'))
    expect(await sell(client)).toMatchObject({ kind: 'unknown', why: 'server-error' })
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'inconclusive',
      why: 'server-error',
    })
  })

  it('is for every operator and line we sell, within limits', () => {
    expect(client.cannotSell(orderOf({ operator: 'TT', lineType: 'postpaid' }))).toBeNull()
    const robi = orderOf({ operator: 'RB', lineType: 'skitto' })
    expect(client.cannotSell(robi)).toEqual({ why: 'line-type' })
    expect(client.cannotSell(orderOf({ amount_e4: taka(10) }))).toBeNull()
    expect(client.cannotSell(orderOf({ amount_e4: taka(9) }))).not.toBeNull()
    expect(client.askOperators).toBeNull()
  })

  it('is never opened where it cannot be sold', async () => {
    await expect(client.open(orderOf({ amount_e4: taka(9) }))).rejects.toThrow('cannot be sold')
  })
})

describe('what became of it', () => {
  it('is asked by its id where we have one, by our reference where we have none', async () => {
    server.script(json(200, status(order, 'Success')))
    await client.askStatus(question)
    expect(lastRequest().body).toEqual({ trx_id: printedId.flexiloadbd })
    expect(lastRequest().head).toMatch(/^POST \/api\/gateway\/v1\/status HTTP/)
    await client.askStatus(byReference)
    expect(lastRequest().body).toEqual({ ref_id: order.ourReference })
    expect(client.canAsk(byReference)).toBe(true)
  })

  it('is found by our reference, with its id (row 63)', async () => {
    server.script(json(404, refused('Transaction not found')))
    const early = await client.askStatus(byReference)
    expect(early).toMatchObject({ kind: 'not-found', words: 'Transaction not found' })
    server.script(json(200, status(order, 'Success', { payable: '97.25' })))
    expect(await client.askStatus(byReference)).toMatchObject({
      kind: 'final',
      outcome: 'succeeded',
      providerReference: 'TRX202604281234001',
      charged_e4: 972_500,
      words: 'Message/Failed Reason/Pin/Note',
    })
  })

  it('is not absent because a web server says 404 (C11)', async () => {
    server.script(answer(404, '<html>404</html>'))
    expect(await client.askStatus(byReference)).toMatchObject({ why: 'not-json' })
    server.script(json(404, { message: 'No such route' }))
    expect(await client.askStatus(byReference)).toMatchObject({ why: 'unexpected-status' })
    server.script(json(404, { ...refused('x'), trx_id: 'TRX1' }))
    expect(await client.askStatus(byReference)).toMatchObject({ why: 'unexpected-status' })
  })

  it('does not hang on its clock (C14)', async () => {
    server.script(json(200, status(order, 'Success', { created_at: '0000-00-00' })))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'final' })
  })

  it('is a failure by its own word, though "status" is true (C13)', async () => {
    server.script(json(200, status(order, 'Failed', { message: 'Operator timeout' })))
    expect(await client.askStatus(question)).toMatchObject({
      kind: 'final',
      outcome: 'failed',
      word: 'Failed',
      words: 'Operator timeout',
    })
  })

  it.each([
    ['the id of another sale', status(order, 'Success', { trx_id: 'TRX9' }), 'echo-mismatch'],
    ['another reference', status(order, 'Success', { ref_id: 'X' }), 'echo-mismatch'],
    ['another type', status(order, 'Success', { type: 'data' }), 'echo-mismatch'],
    ['no word', status(order, 'Success', { trx_status: null }), 'shape'],
    ['"false" under 200', refused('no'), 'shape'],
  ])('is not known from %s', async (_, body, why) => {
    server.script(json(200, body))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'inconclusive', why })
  })

  it.each([
    [401, refused('token'), 'key', null],
    [403, refused('inactive'), 'account', null],
    [422, refused('The ref id is invalid'), 'invalid', null],
    [429, refused('slow'), 'rate-limit', 60_000],
    [429, {}, 'rate-limit', 60_000],
    [418, {}, 'unexpected-status', null],
  ])('is not known from %i %j', async (code, body, why, retryAfter_ms) => {
    server.script(json(code, body))
    const answered = await client.askStatus(question)
    expect(answered).toMatchObject({ kind: 'inconclusive', why, retryAfter_ms })
  })

  it('is not known from a word in no table (X1)', async () => {
    server.script(json(200, status(order, 'সফল')))
    expect(await client.askStatus(question)).toMatchObject({ kind: 'unknown-word', word: 'সফল' })
  })
})

describe('the wallets of flexiloadbd', () => {
  it('are three (C9)', async () => {
    const balances = { flexiload_balance: 500, drive_balance: '0.00', bank_balance: 12.5 }
    server.script(json(200, { status: true, data: balances }))
    expect(await client.askBalance()).toMatchObject({
      kind: 'balances',
      wallets: [
        { wallet: 'flexiload', balance_e4: taka(500) },
        { wallet: 'drive', balance_e4: 0 },
        { wallet: 'bank', balance_e4: taka(12.5) },
      ],
    })
  })

  it.each(['flexiload_balance', 'drive_balance', 'bank_balance'])(
    'are none of them believed where %s cannot be read',
    async (name) => {
      const balances = { flexiload_balance: 1, drive_balance: 1, bank_balance: 1, [name]: null }
      server.script(json(200, { status: true, data: balances }))
      expect(await client.askBalance()).toMatchObject({ kind: 'unknown', why: 'shape' })
    },
  )
})

describe('what flexiloadbd sells besides: packages, drive, mobile banking and bills', () => {
  it('goes where every sale goes, and is asked about where every sale is', async () => {
    const already = server.arrivals.length
    for (const kind of saleKinds) {
      const sold = orders[kind]
      server.script(json(200, created(sold)))
      expect(await sell(client, sold)).toMatchObject({ kind: 'accepted' })
      server.script(json(200, status(sold, 'Success')))
      const asked = await client.askByReference?.(sold)
      expect(asked).toMatchObject({ kind: 'final', outcome: 'succeeded' })
    }
    const paths = server.arrivals.slice(already).map(({ bytes }) => bytes.split(' ')[1])
    const base = '/api/gateway/v1'
    expect(paths).toEqual(saleKinds.flatMap(() => [`${base}/request`, `${base}/status`]))
    expect(client.askOperators).toBeNull()
  })

  it.each(saleKinds.flatMap((kind) => types.map((type) => [kind, type] as const)))(
    'an answer to a %s about "%s" is believed where that is what was sold',
    async (kind, type) => {
      const sold = orders[kind]
      server.script(json(200, created(sold, { type, trx_status: 'Success' })))
      const answered = await sell(client, sold)
      server.script(json(200, status(sold, 'Success', { type })))
      const asked = await client.askStatus({ ...question, order: sold })
      const crossed = { why: 'echo-mismatch' }
      const isOurs = typeOf[kind] === type
      expect(answered).toMatchObject(isOurs ? { final: 'succeeded' } : crossed)
      expect(asked).toMatchObject(isOurs ? { outcome: 'succeeded' } : crossed)
    },
  )
})
