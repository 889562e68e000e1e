import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { Order } from './provider.ts'
import { createdText, html, page } from './testing/bad-answers.ts'
import { clientOf, sell } from './testing/clients.ts'
import { documented, printedId } from './testing/documents.ts'
import { orders, sold } from './testing/orders.ts'
import {
  type ScriptedServer,
  answer,
  json,
  startScriptedServer,
} from './testing/scripted-server.ts'

/** The rows that are about more than one answer to one sale, for every provider and kind. */

const clock = manualClock(Date.parse('2026-04-28T12:00:00Z'))
let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.stop())

function client(provider: ProviderId) {
  return clientOf(provider, server.url, clock)
}

function question(provider: ProviderId, order: Order) {
  return { order, providerReference: printedId[provider] }
}

/** What a header asks for, and how long that is here. */
const waits = [
  ['999999', 300_000],
  ['-1', 1_000],
  ['0', 1_000],
  ['30', 30_000],
  ['Tue, 28 Apr 2026 12:00:30 GMT', 30_000],
  ['Fri, 01 Jan 2099 00:00:00 GMT', 300_000],
  ['soon', 60_000],
  [null, 60_000],
] as const

const headersOf = (value: string | null): Record<string, string> =>
  value === null ? {} : { 'Retry-After': value }

describe.each(sold)('%s that is asked too fast, about a %s', (provider, kind) => {
  const order = orders[kind]
  const { refused } = documented[provider]

  it.each(waits)('row 65 is left alone where it says %j: %i ms', async (value, wait_ms) => {
    const turn = json(429, refused('slow down'), headersOf(value))
    const told = { raw: { limits: { retryAfter_ms: wait_ms } } }
    server.script(turn)
    expect(await sell(client(provider), order)).toMatchObject(told)
    server.script(turn)
    const asked = await client(provider).askStatus(question(provider, order))
    expect(asked).toMatchObject({ kind: 'inconclusive', why: 'rate-limit', retryAfter_ms: wait_ms })
    server.script(turn)
    expect(await client(provider).askBalance()).toMatchObject({ kind: 'unknown', ...told })
  })

  it('row 65 has refused the sale in its documented form alone; autoflexi has none', async () => {
    server.script(json(429, refused('slow down')))
    const answered = await sell(client(provider), order)
    if (provider === 'autoflexi') expect(answered.kind).toBe('weak-refusal')
    else expect(answered).toMatchObject({ kind: 'refused', reason: 'rate-limit' })
    for (const turn of [json(429, {}), json(429, { message: 'Too Many Attempts.' })]) {
      server.script(turn)
      expect((await sell(client(provider), order)).kind).not.toBe('refused')
    }
    server.script(answer(429, page, html))
    expect((await sell(client(provider), order)).kind).toBe('unknown')
  })

  it('says what is left of its limit beside an answer that is right', async () => {
    const left = { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '7' }
    server.script(answer(200, createdText(provider, order), left))
    expect(await sell(client(provider), order)).toMatchObject({
      kind: 'accepted',
      raw: { limits: { perMinute: 60, remaining: 7, retryAfter_ms: null } },
    })
  })
})

describe.each(sold)('what %s says of its key, asked for a %s', (provider, kind) => {
  it('row 66 refuses the sale where 401 is documented, and proves nothing elsewhere', async () => {
    const order = orders[kind]
    server.script(json(401, documented[provider].refused('Invalid API key')))
    const answered = await sell(client(provider), order)
    if (provider === 'autoflexi') expect(answered.kind).toBe('weak-refusal')
    else expect(answered).toMatchObject({ kind: 'refused', reason: 'key' })
    const asked = await client(provider).askStatus(question(provider, order))
    expect(asked.kind).toBe('inconclusive')
  })
})

describe.each(sold)('a word of %s about a %s', (provider, kind) => {
  const order = orders[kind]
  const { status, successWord } = documented[provider]
  const said = async (word: string) => {
    server.script(json(200, status(order, word)))
    return client(provider).askStatus(question(provider, order))
  }

  it.each([
    ['as it is printed', (word: string) => word],
    ['in capitals', (word: string) => word.toUpperCase()],
    ['in small letters, with room behind it', (word: string) => `${word.toLowerCase()} `],
  ])('row 60 ends it well %s', async (_, written) => {
    const end = { kind: 'final', outcome: 'succeeded' }
    expect(await said(written(successWord))).toMatchObject(end)
  })

  it.each([['Complited'], ['Done'], ['সফল'], ['Processing…']])(
    'row 60 means nothing: %j',
    async (word) => {
      expect(await said(word)).toMatchObject({ kind: 'unknown-word', word })
    },
  )

  it.each([['Failed'], ['Refunded']])('row 62 ends it badly: %s', async (word) => {
    expect(await said(word)).toMatchObject({ kind: 'final', outcome: 'failed' })
  })
})

const atFlexiloadbd = sold.filter(([provider]) => provider === 'flexiloadbd')

describe.each(atFlexiloadbd)('an answer of %s about a %s', (provider, kind) => {
  const order = orders[kind]
  const { refused, status } = documented[provider]

  it('row 63 is "not there" at first, and then has it by our reference', async () => {
    const byReference = { order, providerReference: null }
    server.script(json(404, refused('Transaction not found')))
    expect((await client(provider).askStatus(byReference)).kind).toBe('not-found')
    server.script(json(200, status(order, 'Success')))
    const asked = await client(provider).askStatus(byReference)
    expect(asked).toMatchObject({ kind: 'final', providerReference: printedId.flexiloadbd })
  })

  it('row 64 is "duplicate", which is no "no"', async () => {
    server.script(json(422, refused('Duplicate transaction')))
    const answered = await sell(client(provider), order)
    expect(answered).toMatchObject({ kind: 'weak-refusal', why: 'duplicate' })
  })

  it.each([['440.00'], [440]])('row 57 has a balance and a price as %j', async (figure) => {
    const told = createdText(provider, order, { balance: figure, payable: '98.50' })
    server.script(answer(200, told))
    const answered = await sell(client(provider), order)
    expect(answered).toMatchObject({ walletAfter_e4: 4_400_000, charged_e4: 985_000 })
  })

  it.each([['44,000.00'], ['৳440'], [-5], [null], ['1e400'], [''], ['499.47751']])(
    'row 58 has no balance and no price in %j, and is accepted all the same',
    async (figure) => {
      const told = createdText(provider, order, { balance: figure, payable: figure })
      server.script(answer(200, told))
      const answered = await sell(client(provider), order)
      const neither = { walletAfter_e4: null, charged_e4: null }
      expect(answered).toMatchObject({ kind: 'accepted', ...neither })
    },
  )
})
