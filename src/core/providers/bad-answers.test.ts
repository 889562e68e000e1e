import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { Order } from './provider.ts'
import { createdText, html, page, unknowns } from './testing/bad-answers.ts'
import { clientOf, orderOf, sell, testKey } from './testing/clients.ts'
import { type Form, documented, printedId } from './testing/documents.ts'
import { orders, sold } from './testing/orders.ts'
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

describe.each(sold)('what %s answered strangely, asked for a %s, is in doubt', (provider, kind) => {
  const order = orders[kind]

  it.each(unknowns)('row %s', async (_, turn, why) => {
    server.script(turn(provider, order))
    const before = server.arrivals.length
    const answered = await sell(client(provider), order)
    // Row 36 is two things: no id where ids stand at the top, no sale where they stand in `data`.
    const bare = provider === 'alsamiflexi' ? 'shape' : 'no-id'
    expect(answered).toMatchObject({ kind: 'unknown', why: why || bare })
    expect(server.arrivals).toHaveLength(before + 1)
  })

  it.each([['"true"'], ['1'], ['"success"'], ['null']])('row 35 "ok" as %s', async (ok) => {
    const text = createdText(provider, order).replace(/^\{"(status|success)":true/, `{"$1":${ok}`)
    expect(text).toContain(`":${ok},`)
    server.script(answer(200, text))
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'unknown', why: 'shape' })
  })

  it.each([
    [''],
    ['null'],
    ['0'],
    [null],
    ['x'.repeat(5000)],
    ["1'; DROP TABLE sale; --"],
    ['1\r\nX: 1'],
    [true],
    [1.5],
  ])('row 56 an id that is none: %j', async (id) => {
    const { fields } = documented[provider]
    server.script(answer(200, createdText(provider, order, { [fields.id]: id })))
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'unknown', why: 'no-id' })
  })
})

describe.each(providerIds)('a page in the place of an answer of %s', (provider) => {
  it('row 31 is known as a login page where it answers a sale and where a question', async () => {
    server.script(answer(200, page, html))
    expect((await sell(client(provider))).raw.loginPage).toBe(true)
    const asked = await client(provider).askBalance()
    expect(asked).toMatchObject({ kind: 'unknown', why: 'not-json', raw: { loginPage: true } })
  })

  it('row 33 is none where a web server forbids with it', async () => {
    server.script(answer(403, page, html))
    expect((await client(provider).askBalance()).raw.loginPage).toBeUndefined()
  })
})

/** Where an answer keeps whose it is. */
function numberField(provider: ProviderId, kind: SaleKind): string {
  return kind === 'bill' ? 'bill_number' : documented[provider].fields.number
}

describe.each(sold)('an answer of %s about a %s that is odd and yet clear', (provider, kind) => {
  const order = orders[kind]
  const { fields } = documented[provider]

  it('row 39 begins with a byte order mark', async () => {
    server.script(answer(200, `\uFEFF${createdText(provider, order)}`))
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'accepted' })
  })

  it('row 44 has keys that mean something to JavaScript', async () => {
    const strange = '{"__proto__":{"trx_id":"X"},"constructor":{"a":1},'
    server.script(answer(200, createdText(provider, order).replace('{', strange)))
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'accepted' })
  })

  it('is packed although nobody asked for it', async () => {
    const packed = gzipSync(createdText(provider, order))
    server.script(answer(200, packed, { 'Content-Encoding': 'gzip' }))
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'accepted' })
  })

  it('row 54 gives its id as a number of 21 digits', async () => {
    const text = createdText(provider, order, { [fields.id]: '§' })
    server.script(answer(200, text.replace('"§"', '162670202502102256558')))
    expect(await sell(client(provider), order)).toMatchObject({
      kind: 'accepted',
      providerReference: '162670202502102256558',
    })
  })

  it('row 50 gives the number as an integer without its zero', async () => {
    server.script(
      answer(200, createdText(provider, order, { [numberField(provider, kind)]: 1_712_345_678 })),
    )
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'accepted' })
  })

  it('row 51 masks the number, which is enough to be accepted', async () => {
    server.script(
      answer(200, createdText(provider, order, { [numberField(provider, kind)]: '017****5678' })),
    )
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'accepted' })
  })

  it('row 69 brings a long message of markup, which stays text and is cut', async () => {
    const markup = `<script>alert(1)</script>${'x'.repeat(10_000)}`
    server.script(answer(200, createdText(provider, order, { message: markup })))
    const answered = await sell(client(provider), order)
    expect(answered.kind).toBe('accepted')
    if (answered.kind !== 'accepted' || provider === 'alsamiflexi') return
    expect(answered.words).toHaveLength(4096)
    expect(answered.words.startsWith('<script>')).toBe(true)
    expect(Buffer.byteLength(answered.raw.body)).toBe(8192)
  })

  it('row 70 gives a time that cannot be, which nobody reads', async () => {
    server.script(answer(200, createdText(provider, order, { created_at: '0000-00-00' })))
    expect(await sell(client(provider), order)).toMatchObject({ kind: 'accepted' })
  })
})

/** Somebody else's operator: by its name and by its code. */
const others: Readonly<Record<SaleKind, readonly [name: string, code: string]>> = {
  recharge: ['Robi Axiata', 'BL'],
  package: ['Robi Axiata', 'BL'],
  drive: ['Robi Axiata', 'BL'],
  transfer: ['Nagad', 'NG'],
  bill: ['DESCO', 'PBP'],
}

/** A package has the price its provider says; it is no echo (C15). */
function isPriced(kind: SaleKind): boolean {
  return kind !== 'package' && kind !== 'drive'
}

type Crossing = readonly [words: string, changes: Form]

function crossings(provider: ProviderId, kind: SaleKind): readonly Crossing[] {
  const { reference } = documented[provider].fields
  const [name, code] = others[kind]
  const amounts: readonly Crossing[] = [
    ['row 53 another amount', { amount: 10 }],
    ['row 53 another amount as text', { amount: '1000.00' }],
  ]
  const references: readonly Crossing[] =
    reference === null ? [] : [['another reference', { [reference]: 'SOMEBODY-ELSE' }]]
  return [
    ['row 52 the number of another customer', { [numberField(provider, kind)]: '01898765432' }],
    ['row 53 another operator by its name', { operator: name }],
    ['row 53 another operator by its code', { operator: code }],
    ...(isPriced(kind) ? amounts : []),
    ...references,
  ]
}

describe.each(sold)('an answer of %s about a %s that crossed with another', (provider, kind) => {
  const order = orders[kind]

  it.each(crossings(provider, kind))('%s', async (_, changes) => {
    server.script(answer(200, createdText(provider, order, changes)))
    const answered = await sell(client(provider), order)
    expect(answered).toMatchObject({ kind: 'unknown', why: 'echo-mismatch' })

    const { status, successWord } = documented[provider]
    server.script(json(200, status(order, successWord, changes)))
    const asked = await client(provider).askStatus(question(provider, order))
    expect(asked).toMatchObject({ kind: 'inconclusive', why: 'echo-mismatch' })
  })
})

describe.each(['package', 'drive'] as const)('the price in an answer about a %s', (kind) => {
  it('is the provider’s own word and crosses nothing (C15)', async () => {
    const order = orders[kind]
    const { status } = documented.flexiloadbd
    server.script(answer(200, createdText('flexiloadbd', order, { amount: 120, payable: 118 })))
    const answered = await sell(client('flexiloadbd'), order)
    expect(answered).toMatchObject({ kind: 'accepted', charged_e4: 1_180_000 })
    server.script(json(200, status(order, 'Success', { amount: 120, payable: 118 })))
    const asked = await client('flexiloadbd').askStatus(question('flexiloadbd', order))
    expect(asked).toMatchObject({ kind: 'final', outcome: 'succeeded', charged_e4: 1_180_000 })
  })
})

function question(provider: ProviderId, of: Order) {
  return { order: of, providerReference: printedId[provider] }
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
