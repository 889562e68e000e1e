import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { Order } from './provider.ts'
import { createdText, html, page } from './testing/bad-answers.ts'
import { clientOf, sell } from './testing/clients.ts'
import { type Form, documented, printedId } from './testing/documents.ts'
import { orders, sold } from './testing/orders.ts'
import {
  type ScriptedServer,
  type Turn,
  answer,
  bytes,
  json,
  startScriptedServer,
} from './testing/scripted-server.ts'

const clock = manualClock()
let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.stop())

function client(provider: ProviderId) {
  return clientOf(provider, server.url, clock)
}

/** Every row: what comes back for a sale, and why it proves nothing. */
const unknowns: readonly [string, (provider: ProviderId, order: Order) => Turn, string][] = [
  ['31 a login page of the internet', () => answer(200, page, html), 'not-json'],
  ['32 the page of a web server that is down', () => answer(503, page, html), 'server-error'],
  ['33 a page that forbids', () => answer(403, page, html), 'not-json'],
  ['36 "true" and nothing else', () => json(200, { status: true, success: true }), ''],
  ['37 an empty body', () => answer(200, ''), 'not-json'],
  ['37 no content', () => answer(204, ''), 'not-json'],
  [
    '38 JSON cut short',
    (provider, order) => answer(200, createdText(provider, order).slice(0, -5)),
    'not-json',
  ],
  [
    '40 Latin-1',
    (provider, order) =>
      answer(200, Buffer.from(createdText(provider, order, { message: 'é' }), 'latin1')),
    'protocol',
  ],
  [
    '40 UTF-16 with its mark',
    (provider, order) =>
      answer(200, Buffer.from(`\uFEFF${createdText(provider, order)}`, 'utf16le')),
    'protocol',
  ],
  [
    '40 UTF-16 without one',
    (provider, order) => answer(200, Buffer.from(createdText(provider, order), 'utf16le')),
    'not-json',
  ],
  [
    '40 a charset that is not ours',
    (provider, order) =>
      answer(200, createdText(provider, order), {
        'Content-Type': 'text/html; charset=windows-1252',
      }),
    'protocol',
  ],
  [
    '41 a PHP warning before it',
    (provider, order) => answer(200, `<b>Warning</b>: x in y.php\n${createdText(provider, order)}`),
    'not-json',
  ],
  [
    '42 two documents joined',
    (provider, order) => answer(200, createdText(provider, order) + createdText(provider, order)),
    'not-json',
  ],
  [
    '43 a key given twice',
    (provider, order) =>
      answer(200, createdText(provider, order).replace('{', '{"status":true,"status":true,')),
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
    (provider, order) => answer(200, createdText(provider, order), { 'Content-Length': '9999' }),
    'connection-lost',
  ],
  [
    '47 a length that is too short',
    (provider, order) =>
      answer(200, createdText(provider, order), {
        'Content-Length': String(createdText(provider, order).length - 1),
      }),
    'protocol',
  ],
  [
    '48 a length and chunks',
    (provider, order) =>
      answer(200, createdText(provider, order), { 'Transfer-Encoding': 'chunked' }),
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
  [
    'a status nobody knows',
    (provider, order) => answer(999, createdText(provider, order)),
    'unexpected-status',
  ],
  ['nothing', () => bytes(''), 'connection-lost'],
  ['a list', () => json(200, []), 'shape'],
]

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
