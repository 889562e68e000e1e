import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { clientOf, orderOf, sell, testKey } from './testing/clients.ts'
import { type Form, documented, printedId } from './testing/documents.ts'
import {
  type ScriptedServer,
  type Turn,
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

/** What the documented answer to a sale looks like as text, for a test that spoils it. */
function createdText(provider: ProviderId, changes = {}): string {
  return JSON.stringify(documented[provider].created(order, changes))
}

const page = '<!doctype html><html><body>Please log in to the internet</body></html>'
const html = { 'Content-Type': 'text/html; charset=utf-8' }

/** Every row: what comes back for a sale, and why it proves nothing. */
const unknowns: readonly [string, (provider: ProviderId) => Turn, string][] = [
  ['31 a login page of the internet', () => answer(200, page, html), 'not-json'],
  ['32 the page of a web server that is down', () => answer(503, page, html), 'server-error'],
  ['33 a page that forbids', () => answer(403, page, html), 'not-json'],
  ['36 "true" and nothing else', () => json(200, { status: true, success: true }), ''],
  ['37 an empty body', () => answer(200, ''), 'not-json'],
  ['37 no content', () => answer(204, ''), 'not-json'],
  ['38 JSON cut short', (provider) => answer(200, createdText(provider).slice(0, -5)), 'not-json'],
  [
    '40 Latin-1',
    (provider) => answer(200, Buffer.from(createdText(provider, { message: 'é' }), 'latin1')),
    'protocol',
  ],
  [
    '40 UTF-16 with its mark',
    (provider) => answer(200, Buffer.from(`\uFEFF${createdText(provider)}`, 'utf16le')),
    'protocol',
  ],
  [
    '40 UTF-16 without one',
    (provider) => answer(200, Buffer.from(createdText(provider), 'utf16le')),
    'not-json',
  ],
  [
    '40 a charset that is not ours',
    (provider) =>
      answer(200, createdText(provider), { 'Content-Type': 'text/html; charset=windows-1252' }),
    'protocol',
  ],
  [
    '41 a PHP warning before it',
    (provider) => answer(200, `<b>Warning</b>: x in y.php\n${createdText(provider)}`),
    'not-json',
  ],
  [
    '42 two documents joined',
    (provider) => answer(200, createdText(provider) + createdText(provider)),
    'not-json',
  ],
  [
    '43 a key given twice',
    (provider) => answer(200, createdText(provider).replace('{', '{"status":true,"status":true,')),
    'not-json',
  ],
  ['45 an endless body', () => answer(200, 'a'.repeat(300 * 1024)), 'too-large'],
  [
    '45 a gzip bomb',
    () => answer(200, gzipSync('a'.repeat(5_000_000)), { 'Content-Encoding': 'gzip' }),
    'too-large',
  ],
  [
    '47 a length that is too long',
    (provider) => answer(200, createdText(provider), { 'Content-Length': '9999' }),
    'connection-lost',
  ],
  [
    '47 a length that is too short',
    (provider) =>
      answer(200, createdText(provider), {
        'Content-Length': String(createdText(provider).length - 1),
      }),
    'protocol',
  ],
  [
    '48 a length and chunks',
    (provider) => answer(200, createdText(provider), { 'Transfer-Encoding': 'chunked' }),
    'protocol',
  ],
  ['49 a redirect', () => answer(302, page, { Location: 'https://evil.example/' }), 'redirect'],
  [
    '49 a redirect that would send the sale again',
    () => answer(307, '', { Location: '/api/v1/recharge' }),
    'redirect',
  ],
  [
    '500 with its JSON',
    (provider) => json(500, documented[provider].refused('oops')),
    'server-error',
  ],
  ['a status nobody knows', (provider) => answer(999, createdText(provider)), 'unexpected-status'],
  ['nothing', () => bytes(''), 'connection-lost'],
  ['a list', () => json(200, []), 'shape'],
]

describe.each(providerIds)('a sale that %s answered strangely is in doubt', (provider) => {
  it.each(unknowns)('row %s', async (_, turn, why) => {
    server.script(turn(provider))
    const before = server.arrivals.length
    const answered = await sell(client(provider))
    // Row 36 is two things: no id where ids stand at the top, no sale where they stand in `data`.
    const bare = provider === 'alsamiflexi' ? 'shape' : 'no-id'
    expect(answered).toMatchObject({ kind: 'unknown', why: why || bare })
    expect(server.arrivals).toHaveLength(before + 1)
  })

  it.each([['"true"'], ['1'], ['"success"'], ['null']])('row 35 "ok" as %s', async (ok) => {
    const text = createdText(provider).replace(/^\{"(status|success)":true/, `{"$1":${ok}`)
    expect(text).toContain(`":${ok},`)
    server.script(answer(200, text))
    expect(await sell(client(provider))).toMatchObject({ kind: 'unknown', why: 'shape' })
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
    server.script(answer(200, createdText(provider, { [fields.id]: id })))
    expect(await sell(client(provider))).toMatchObject({ kind: 'unknown', why: 'no-id' })
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

describe.each(providerIds)('an answer of %s that is odd and yet clear', (provider) => {
  const { fields } = documented[provider]

  it('row 39 begins with a byte order mark', async () => {
    server.script(answer(200, `\uFEFF${createdText(provider)}`))
    expect(await sell(client(provider))).toMatchObject({ kind: 'accepted' })
  })

  it('row 44 has keys that mean something to JavaScript', async () => {
    const strange = '{"__proto__":{"trx_id":"X"},"constructor":{"a":1},'
    server.script(answer(200, createdText(provider).replace('{', strange)))
    expect(await sell(client(provider))).toMatchObject({ kind: 'accepted' })
  })

  it('is packed although nobody asked for it', async () => {
    const packed = gzipSync(createdText(provider))
    server.script(answer(200, packed, { 'Content-Encoding': 'gzip' }))
    expect(await sell(client(provider))).toMatchObject({ kind: 'accepted' })
  })

  it('row 54 gives its id as a number of 21 digits', async () => {
    const text = createdText(provider, { [fields.id]: '§' })
    server.script(answer(200, text.replace('"§"', '162670202502102256558')))
    expect(await sell(client(provider))).toMatchObject({
      kind: 'accepted',
      providerReference: '162670202502102256558',
    })
  })

  it('row 50 gives the number as an integer without its zero', async () => {
    server.script(answer(200, createdText(provider, { [fields.number]: 1_712_345_678 })))
    expect(await sell(client(provider))).toMatchObject({ kind: 'accepted' })
  })

  it('row 51 masks the number, which is enough to be accepted', async () => {
    server.script(answer(200, createdText(provider, { [fields.number]: '017****5678' })))
    expect(await sell(client(provider))).toMatchObject({ kind: 'accepted' })
  })

  it('row 69 brings a long message of markup, which stays text and is cut', async () => {
    const markup = `<script>alert(1)</script>${'x'.repeat(10_000)}`
    server.script(answer(200, createdText(provider, { message: markup })))
    const answered = await sell(client(provider))
    expect(answered.kind).toBe('accepted')
    if (answered.kind !== 'accepted' || provider === 'alsamiflexi') return
    expect(answered.words).toHaveLength(4096)
    expect(answered.words.startsWith('<script>')).toBe(true)
    expect(Buffer.byteLength(answered.raw.body)).toBe(8192)
  })

  it('row 70 gives a time that cannot be, which nobody reads', async () => {
    server.script(answer(200, createdText(provider, { created_at: '0000-00-00' })))
    expect(await sell(client(provider))).toMatchObject({ kind: 'accepted' })
  })
})

describe.each(providerIds)('an answer of %s that crossed with another', (provider) => {
  const { fields } = documented[provider]

  it.each<[string, Form]>([
    ['row 52 the number of another customer', { [fields.number]: '01898765432' }],
    ['row 53 another amount', { amount: 10 }],
    ['row 53 another amount as text', { amount: '1000.00' }],
    ['row 53 another operator by its name', { operator: 'Robi Axiata' }],
    ['row 53 another operator by its code', { operator: 'BL' }],
    ...(fields.reference === null
      ? []
      : [['another reference', { [fields.reference]: 'SOMEBODY-ELSE' }] satisfies [string, Form]]),
  ])('%s', async (_, changes) => {
    server.script(answer(200, createdText(provider, changes)))
    expect(await sell(client(provider))).toMatchObject({ kind: 'unknown', why: 'echo-mismatch' })

    const { status, successWord } = documented[provider]
    server.script(json(200, status(order, successWord, changes)))
    const answered = await client(provider).askStatus(question(provider))
    expect(answered).toMatchObject({ kind: 'inconclusive', why: 'echo-mismatch' })
  })
})

function question(provider: ProviderId) {
  return { order, providerReference: printedId[provider] }
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
      createdText(provider, { message: `token ${testKey}`, trx_id: 'A1', transaction_id: 'A1' }),
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
    server.script(answer(200, createdText(provider)))
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
    server.script(answer(200, createdText(provider)))
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
