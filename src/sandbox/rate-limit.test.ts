import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sandboxUnderTest } from './testing/sandbox-under-test.ts'
import type { UnderTest } from './testing/sandbox-under-test.ts'

let under: UnderTest
beforeEach(async () => {
  under = await sandboxUnderTest()
})
afterEach(() => under.sandbox.stop())

async function statuses(times: number, once: () => Promise<{ readonly status: number }>) {
  const seen: number[] = []
  for (let nth = 0; nth < times; nth += 1) seen.push((await once()).status)
  return seen
}

describe('the limits of flexiloadbd', () => {
  it('let sixty questions a minute pass, then answer 429 until the minute is over', async () => {
    const askBalance = () => under.shop.balance('flexiloadbd')
    expect(new Set(await statuses(60, askBalance))).toEqual(new Set([200]))
    under.clock.advance(15_000)
    const answer = await askBalance()
    expect(answer.status).toBe(429)
    expect(answer.headers['retry-after']).toBe('45')
    expect(answer.json()).toEqual({ status: false, message: 'Rate limit exceeded' })
    under.clock.advance(45_000)
    expect((await askBalance()).status).toBe(200)
  })

  it('let thirty sales a minute pass, apart from the questions, and execute no other', async () => {
    const sell = () => under.shop.create('flexiloadbd', '01712345678')
    expect(await statuses(31, sell)).toEqual([...Array.from({ length: 30 }, () => 200), 429])
    expect(under.sandbox.oracle.executions()).toHaveLength(30)
    expect((await under.shop.balance('flexiloadbd')).status).toBe(200)
  })
})

describe('the limits of the others', () => {
  it('are sixty a minute of everything at alsamiflexi, told in every answer', async () => {
    await statuses(59, () => under.shop.balance('alsamiflexi'))
    expect((await under.shop.create('alsamiflexi', '01712345678')).headers).toMatchObject({
      'x-ratelimit-remaining': '0',
    })
    const answer = await under.shop.create('alsamiflexi', '01712345678')
    expect(answer.status).toBe(429)
    expect(answer.headers).toMatchObject({ 'x-ratelimit-limit': '60', 'retry-after': '60' })
    expect(answer.json()).toMatchObject({ error: { code: 'RATE_LIMIT_EXCEEDED' } })
  })

  it('are none at autoflexi: its document has none', async () => {
    const seen = await statuses(130, () => under.shop.balance('autoflexi'))
    expect(new Set(seen)).toEqual(new Set([200]))
  })

  it('are none at all for a simulation that asks for none', async () => {
    const free = await sandboxUnderTest({ rateLimits: 'none' })
    const seen = await statuses(70, () => free.shop.balance('flexiloadbd'))
    await free.sandbox.stop()
    expect(new Set(seen)).toEqual(new Set([200]))
  })
})
