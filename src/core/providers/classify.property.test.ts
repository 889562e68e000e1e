import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { assertNever } from '../../domain/result.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createProvider } from './create-provider.ts'
import type { Exchange } from './http.ts'
import type { Provider, SaleAnswer, StatusAnswer } from './provider.ts'
import { clientOf, directoryOf, listedOperator, orderOf, sell, testKey } from './testing/clients.ts'
import { documented, printedId } from './testing/documents.ts'
import { type ScriptedServer, bytes, startScriptedServer } from './testing/scripted-server.ts'
import { toldTransport } from './testing/told-transport.ts'

const clock = manualClock()
const order = orderOf()
const encoder = new TextEncoder()

function clientTold(provider: ProviderId, exchange: Exchange): Provider {
  const account = {
    provider,
    baseUrl: 'https://provider.example',
    key: testKey,
    acceptPlainHttp: false,
  }
  const transport = toldTransport(exchange)
  const directory = directoryOf([listedOperator('GP', '7')])
  return createProvider(account, { transport, clock, directory })
}

function answered(status: number, body: Uint8Array | string): Exchange {
  const content = typeof body === 'string' ? encoder.encode(body) : body
  return { kind: 'answered', status, headers: {}, body: content }
}

/** Everything a client can be asked, all answered with the same. */
async function askAll(provider: ProviderId, exchange: Exchange) {
  const client = clientTold(provider, exchange)
  const sale = await sell(client, order)
  const status = await client.askStatus({ order, providerReference: printedId[provider] })
  const balance = await client.askBalance()
  const operators = (await client.askOperators?.()) ?? null
  return { sale, status, balance, operators }
}

function isFinal(answer: SaleAnswer | StatusAnswer): boolean {
  return answer.kind === 'final' || (answer.kind === 'accepted' && answer.final !== null)
}

const statuses = fc.oneof(
  fc.constantFrom(200, 201, 204, 400, 401, 402, 403, 404, 422, 429),
  fc.nat(999),
)
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => encoder.encode(text)),
  fc.json({ maxDepth: 4 }).map((text) => encoder.encode(text)),
)
const anyExchange: fc.Arbitrary<Exchange> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    status: statuses,
    headers: fc.dictionary(
      fc.constantFrom('retry-after', 'content-type', 'ratelimit-reset', 'x'),
      fc.string(),
    ),
    body: anyBody,
  }),
  fc.record({
    kind: fc.constant('broken' as const),
    why: fc.constantFrom('timeout', 'connection-lost', 'too-large', 'protocol'),
    status: fc.option(statuses),
    body: anyBody,
  }),
)

describe.each(providerIds)('whatever bytes %s answers with', (provider) => {
  it('the counter neither stops nor takes them for an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(anyExchange, async (exchange) => {
        const { sale, status } = await askAll(provider, exchange)
        expect(isFinal(sale)).toBe(false)
        expect(isFinal(status)).toBe(false)
        expect(sale.kind).not.toBe('accepted')
        if (exchange.kind === 'broken') expect(sale.kind).toBe('unknown')
      }),
      { numRuns: 1500 },
    )
  })
})

/** A field as it should be, as it may be written as well, or as it must not be. */
interface Variant {
  readonly value: unknown
  readonly ours: boolean
}
const is = (ours: boolean, ...values: readonly unknown[]) =>
  fc.constantFrom(...values.map((value): Variant => ({ value, ours })))

const fields = {
  id: fc.oneof(is(true, 'OURS'), is(false, null, '', '0', 'a b', 'OTHER', true, ['OURS'])),
  number: fc.oneof(
    is(true, order.number, `88${order.number}`, Number(order.number)),
    is(false, null, '01898765432', '0', `${order.number}0`, { n: order.number }, '***********'),
  ),
  amount: fc.oneof(is(true, 100, '100', '100.00'), is(false, null, 10, '1000', '-100', '১০০', {})),
  reference: fc.oneof(
    is(true, order.ourReference, ` ${order.ourReference} `),
    is(false, null, '', order.ourReference.toLowerCase(), 'X', 7),
  ),
  word: fc.oneof(is(true, 'completed', 'Success', 'FAILED '), is(false, 'done', '', null, 5, 'ok')),
  flag: fc.oneof(is(true, true), is(false, false, 'true', 1, null)),
  code: fc.oneof(is(true, 200), is(false, 302, 404, 500)),
}

function statusText(provider: ProviderId, told: Record<keyof typeof fields, Variant>): string {
  const form = documented[provider]
  const names = form.fields
  const changes = {
    [names.id]: told.id.value === 'OURS' ? printedId[provider] : told.id.value,
    [names.number]: told.number.value,
    amount: told.amount.value,
    [names.word]: told.word.value,
    ...(names.reference === null ? {} : { [names.reference]: told.reference.value }),
  }
  const whole = form.status(order, 'x', changes)
  const flag = 'success' in whole ? 'success' : 'status'
  return JSON.stringify({ ...whole, [flag]: told.flag.value })
}

describe.each(providerIds)('an outcome that %s reports', (provider) => {
  it('is believed exactly when id, number, amount and reference are ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(fields), async (told) => {
        const { code, reference, ...rest } = told
        const needed = [code, ...Object.values(rest)]
        if (provider !== 'autoflexi') needed.push(reference)
        const text = statusText(provider, told)
        const { status } = await askAll(provider, answered(Number(code.value), text))
        expect(isFinal(status)).toBe(needed.every(({ ours }) => ours))
      }),
      { numRuns: 3000 },
    )
  })
})

/** Bytes changed, lost, doubled or cut off on the way. */
const damage = fc.array(
  fc.record({
    how: fc.constantFrom('flip', 'drop', 'double', 'cut'),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    to: fc.nat(255),
    length: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 3 },
)

type Damage = Parameters<Parameters<typeof damage.map>[0]>[0][number]

function damaged(text: Uint8Array, { how, at, to, length }: Damage): Uint8Array {
  const place = Math.floor(at * text.length)
  const [before, rest] = [text.subarray(0, place), text.subarray(place)]
  switch (how) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([to]), rest.subarray(1)])
    case 'drop':
      return Buffer.concat([before, rest.subarray(length)])
    case 'double':
      return Buffer.concat([before, rest.subarray(0, length), rest])
    case 'cut':
      return before
    default:
      return assertNever(how)
  }
}

describe.each(providerIds)('an answer of %s that was damaged on the way', (provider) => {
  it('is never believed about anything but our sale', async () => {
    const { status, successWord, fields: names } = documented[provider]
    const whole = encoder.encode(JSON.stringify(status(order, successWord)))
    await fc.assert(
      fc.asyncProperty(damage, async (blows) => {
        const text = blows.reduce<Uint8Array>(damaged, whole)
        const { status: heard } = await askAll(provider, answered(200, text))
        if (!isFinal(heard)) return
        // Read by another reader than the client's: what was believed really is about our sale.
        const read: unknown = JSON.parse(new TextDecoder().decode(text))
        const told = JSON.stringify(read)
        expect(told).toContain(order.number.slice(1))
        expect(told).toMatch(/"amount":"?100(?:\.0+)?"?[,}]/)
        if (names.reference !== null) expect(told).toContain(order.ourReference)
        expect(told).toContain(printedId[provider])
      }),
      { numRuns: 3000 },
    )
  })
})

describe.each(providerIds)('a broken conversation with %s', (provider) => {
  let server: ScriptedServer
  beforeAll(async () => {
    server = await startScriptedServer()
  })
  afterAll(() => server.stop())

  it('on a real socket ends in doubt and not in an exception', async () => {
    // Without its id even an answer that arrives whole would not be accepted.
    const { created, fields: names } = documented[provider]
    const body = JSON.stringify(created(order, { [names.id]: '' }))
    const head = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`
    const whole = encoder.encode(head + body)
    await fc.assert(
      fc.asyncProperty(damage, async (blows) => {
        server.script(bytes(blows.reduce<Uint8Array>(damaged, whole)))
        const sale = await sell(clientOf(provider, server.url, clock))
        expect(sale.kind).not.toBe('accepted')
      }),
      { numRuns: 150 },
    )
  })
})
