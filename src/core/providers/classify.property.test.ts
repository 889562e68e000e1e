import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { assertNever } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createProvider } from './create-provider.ts'
import type { Exchange } from './http.ts'
import type { Order, Provider, SaleAnswer, StatusAnswer } from './provider.ts'
import { clientOf, directoryOf, listedOperator, sell, testKey } from './testing/clients.ts'
import { documented, printedId } from './testing/documents.ts'
import { orders, sold } from './testing/orders.ts'
import { type ScriptedServer, bytes, startScriptedServer } from './testing/scripted-server.ts'
import { toldTransport } from './testing/told-transport.ts'

const clock = manualClock()
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
async function askAll(provider: ProviderId, order: Order, exchange: Exchange) {
  const client = clientTold(provider, exchange)
  const sale = await sell(client, order)
  const status = await client.askStatus({ order, providerReference: printedId[provider] })
  const balance = await client.askBalance()
  const operators = (await client.askOperators?.()) ?? null
  const packages = (await client.askPackages?.('GP', true)) ?? null
  return { sale, status, balance, operators, packages }
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

/** A recharge is tried more often than what differs from it in a few fields. */
const runs = (kind: SaleKind, most: number) => (kind === 'recharge' ? most : most / 3)

describe.each(sold)('whatever bytes %s answers about a %s with', (provider, kind) => {
  it('the counter neither stops nor takes them for an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(anyExchange, async (exchange) => {
        const { sale, status } = await askAll(provider, orders[kind], exchange)
        expect(isFinal(sale)).toBe(false)
        expect(isFinal(status)).toBe(false)
        expect(sale.kind).not.toBe('accepted')
        if (exchange.kind === 'broken') expect(sale.kind).toBe('unknown')
      }),
      { numRuns: runs(kind, 1500) },
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

/** Every order is for the same digits, as a mobile number or as a bill's. */
const digits = orders.bill.number
const ourReference = orders.bill.ourReference

const fields = {
  id: fc.oneof(is(true, 'OURS'), is(false, null, '', '0', 'a b', 'OTHER', true, ['OURS'])),
  number: fc.oneof(
    is(true, digits, Number(digits)),
    is(false, null, '01898765432', '0', `${digits}0`, { n: digits }, '***********'),
  ),
  amount: fc.oneof(is(true, 100, '100', '100.00'), is(false, null, 10, '1000', '-100', '১০০', {})),
  reference: fc.oneof(
    is(true, ourReference, ` ${ourReference} `),
    is(false, null, '', ourReference.toLowerCase(), 'X', 7),
  ),
  word: fc.oneof(is(true, 'completed', 'Success', 'FAILED '), is(false, 'done', '', null, 5, 'ok')),
  flag: fc.oneof(is(true, true), is(false, false, 'true', 1, null)),
  code: fc.oneof(is(true, 200), is(false, 302, 404, 500)),
}

function statusText(
  provider: ProviderId,
  order: Order,
  told: Record<keyof typeof fields, Variant>,
): string {
  const form = documented[provider]
  const names = form.fields
  const changes = {
    [names.id]: told.id.value === 'OURS' ? printedId[provider] : told.id.value,
    [order.kind === 'bill' ? 'bill_number' : names.number]: told.number.value,
    amount: told.amount.value,
    [names.word]: told.word.value,
    ...(names.reference === null ? {} : { [names.reference]: told.reference.value }),
  }
  const whole = form.status(order, 'x', changes)
  const flag = 'success' in whole ? 'success' : 'status'
  return JSON.stringify({ ...whole, [flag]: told.flag.value })
}

/** What a package costs is the provider's own word (C15). */
const isPriced = (kind: SaleKind) => kind !== 'package' && kind !== 'drive'

describe.each(sold)('an outcome that %s reports of a %s', (provider, kind) => {
  it('is believed exactly when id, number, amount and reference are ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(fields), async (told) => {
        const { code, reference, amount, ...rest } = told
        const needed = [code, ...Object.values(rest)]
        if (isPriced(kind)) needed.push(amount)
        if (provider !== 'autoflexi') needed.push(reference)
        const text = statusText(provider, orders[kind], told)
        const exchange = answered(Number(code.value), text)
        const { status } = await askAll(provider, orders[kind], exchange)
        expect(isFinal(status)).toBe(needed.every(({ ours }) => ours))
      }),
      { numRuns: runs(kind, 3000) },
    )
  })

  it('is ours behind the country’s code where it is a line’s or a wallet’s', async () => {
    const { successWord, fields: names, status: statusOf } = documented[provider]
    const field = kind === 'bill' ? 'bill_number' : names.number
    const form = statusOf(orders[kind], successWord, { [field]: `88${digits}` })
    const { status } = await askAll(provider, orders[kind], answered(200, JSON.stringify(form)))
    expect(isFinal(status)).toBe(kind !== 'bill')
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

describe.each(sold)('an answer of %s about a %s that was damaged on the way', (provider, kind) => {
  const order = orders[kind]

  it('is never believed about anything but our sale', async () => {
    const { status, successWord, fields: names } = documented[provider]
    const whole = encoder.encode(JSON.stringify(status(order, successWord)))
    await fc.assert(
      fc.asyncProperty(damage, async (blows) => {
        const text = blows.reduce<Uint8Array>(damaged, whole)
        const { status: heard } = await askAll(provider, order, answered(200, text))
        if (!isFinal(heard)) return
        // Read by another reader than the client's: what was believed really is about our sale.
        const read: unknown = JSON.parse(new TextDecoder().decode(text))
        const told = JSON.stringify(read)
        expect(told).toContain(order.number.slice(1))
        if (isPriced(kind)) expect(told).toMatch(/"amount":"?100(?:\.0+)?"?[,}]/)
        if (names.reference !== null) expect(told).toContain(order.ourReference)
        expect(told).toContain(printedId[provider])
      }),
      { numRuns: runs(kind, 3000) },
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
    const body = JSON.stringify(created(orders.recharge, { [names.id]: '' }))
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
