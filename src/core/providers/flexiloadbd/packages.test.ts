import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPacks, ROWS_MAX } from '../../../domain/kinds/package/catalogue.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import type { Provider } from '../provider.ts'
import { html, page } from '../testing/bad-answers.ts'
import { clientOf } from '../testing/clients.ts'
import {
  answer,
  bytes,
  json,
  type ScriptedServer,
  startScriptedServer,
} from '../testing/scripted-server.ts'

let server: ScriptedServer
let client: Provider
beforeAll(async () => {
  server = await startScriptedServer()
  client = clientOf('flexiloadbd', `${server.url}/api/gateway/v1`, manualClock())
})
afterAll(() => server.stop())

const ask = async (isDrive = false) => client.askPackages?.('GP', isDrive)

/** As the document prints one. */
const printed = {
  id: 1,
  name: '1 GB – 30 Days',
  price: 149,
  commission: 5.0,
  type: 'data',
  tag: 'HOT',
}
const listOf = (...data: readonly unknown[]) => ({ status: true, data })

function asked(since: number): unknown[] {
  return server.arrivals.slice(since).map(({ bytes: sent }) => {
    const [head = '', body = ''] = sent.split('\r\n\r\n')
    return [head.split(' ').slice(0, 2).join(' '), JSON.parse(body)]
  })
}

describe('a list of packages', () => {
  it('is asked for by network, with no filter: a request names no sort (C4)', async () => {
    const before = server.arrivals.length
    server.script(json(200, listOf(printed)))
    await ask()
    const path = 'POST /api/gateway/v1/packages'
    expect(asked(before)).toEqual([[path, { operator_code: 'GP' }]])
  })

  it('is read as it is printed, figures from their source text', async () => {
    const text = JSON.stringify(listOf(printed, { ...printed, id: 2, tag: null }))
    server.script(answer(200, text.replaceAll('"commission":5', '"commission":5.00')))
    expect(await ask()).toMatchObject({
      kind: 'packages',
      rows: [
        { id: '1', name: '1 GB – 30 Days', price: '149', commission: '5.00', type: 'data' },
        { id: '2', tag: null },
      ],
    })
  })

  it('may have none', async () => {
    server.script(json(200, listOf()))
    expect(await ask()).toMatchObject({ kind: 'packages', rows: [] })
  })

  it.each([[null], [7], ['1 GB'], [[printed]]])(
    'hides a row that is none and no other: %j',
    async (row) => {
      server.script(json(200, listOf(row, printed)))
      const none = { id: null, name: null, price: null, commission: null, type: null, tag: null }
      expect(await ask()).toMatchObject({ rows: [none, { id: '1' }] })
    },
  )

  it.each([
    ['a price below nothing', { price: -149 }],
    ['a commission below nothing', { commission: -5 }],
    ['more commission than it costs', { commission: 150 }],
    ['all of it as commission', { commission: 149 }],
    ['a price that is a list', { price: [149] }],
    ['a price with an exponent', { price: 1e30 }],
  ])('row 67 sells nothing with %s', async (_, changes) => {
    server.script(json(200, listOf({ ...printed, ...changes }, { ...printed, id: 2 })))
    const answered = await ask()
    if (answered?.kind !== 'packages') throw new Error('no list')
    expect(readPacks('GP', answered.rows).packs).toMatchObject([{ id: 2 }])
  })

  it('row 68 without end is not read, and a long one is sold from its beginning', async () => {
    const short = { id: 0, name: 'x', price: 1, commission: 0, type: 'data', tag: null }
    const many = Array.from({ length: 3_000 }, (_, id) => ({ ...short, id: id + 1 }))
    server.script(json(200, listOf(...many)))
    const answered = await ask()
    if (answered?.kind !== 'packages') throw new Error('no list')
    const { packs, cut } = readPacks('GP', answered.rows)
    expect([packs.length, cut]).toEqual([ROWS_MAX, 1_000])
    const endless = Array.from({ length: 50_000 }, (_, id) => ({ ...short, id: id + 1 }))
    server.script(json(200, listOf(...endless)))
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'too-large' })
  })

  it.each([
    ['31 a login page', () => answer(200, page, html), 'not-json'],
    ['32 a page of a web server', () => answer(502, page, html), 'server-error'],
    [
      '38 a list cut short',
      () => answer(200, JSON.stringify(listOf(printed)).slice(0, -5)),
      'not-json',
    ],
    [
      '41 a PHP warning before it',
      () => answer(200, `Warning\n${JSON.stringify(listOf())}`),
      'not-json',
    ],
    [
      '47 a length that is too long',
      () => answer(200, '{}', { 'Content-Length': '99' }),
      'connection-lost',
    ],
    ['49 a redirect', () => answer(302, '', { Location: '/login' }), 'redirect'],
    ['no answer', () => bytes(''), 'connection-lost'],
    ['"false" under 200', () => json(200, { status: false, message: 'no' }), 'shape'],
    ['a list in no place', () => json(200, [printed]), 'shape'],
    ['no list', () => json(200, { status: true, data: { 1: printed } }), 'shape'],
    ['66 401', () => json(401, { status: false, message: 'token' }), 'key'],
    ['422', () => json(422, { status: false, message: 'Operator not found' }), 'operator'],
    ['65 429', () => json(429, {}), 'rate-limit'],
    ['404', () => json(404, {}), 'unexpected-status'],
  ])('is not known from %s', async (_, turn, why) => {
    server.script(turn())
    expect(await ask()).toMatchObject({ kind: 'unknown', why })
  })

  it('is not known when nobody listens', async () => {
    const gone = await startScriptedServer()
    const lost = clientOf('flexiloadbd', gone.url, manualClock())
    await gone.stop()
    expect(await lost.askPackages?.('GP', true)).toMatchObject({ kind: 'unknown', why: 'connect' })
  })
})

describe('a list of drive packages', () => {
  const drive = { ...printed, type: 'drive' }
  const body = { operator_code: 'GP', type: 'drive' }

  it('is asked for in the body, and once where that brings any', async () => {
    const before = server.arrivals.length
    server.script(json(200, listOf(drive)))
    expect(await ask(true)).toMatchObject({ rows: [{ type: 'drive' }] })
    expect(asked(before)).toEqual([['POST /api/gateway/v1/packages', body]])
  })

  it('is asked for in the address too where the body brings none (C3)', async () => {
    const before = server.arrivals.length
    server.script(json(200, listOf()), json(200, listOf(drive)))
    expect(await ask(true)).toMatchObject({ rows: [{ type: 'drive' }] })
    expect(asked(before)).toEqual([
      ['POST /api/gateway/v1/packages', body],
      ['POST /api/gateway/v1/packages?type=drive', body],
    ])
  })

  it('is asked for once where the answer cannot be read', async () => {
    const before = server.arrivals.length
    server.script(json(500, {}), json(200, listOf(drive)))
    expect(await ask(true)).toMatchObject({ kind: 'unknown', why: 'server-error' })
    expect(server.arrivals).toHaveLength(before + 1)
  })
})
