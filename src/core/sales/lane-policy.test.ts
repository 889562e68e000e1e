import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { createChanges } from '../changes.ts'
import { openDatabase } from '../db/open.ts'
import { accepted, delivered, refused, saidSuccess, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import { createLanePolicy } from './lane-policy.ts'

const MINUTE_ms = 60_000
const number = (nth: number) => `017${String(20_000_000 + nth)}`
let doubted = 100

/** Why a provider takes no more just now, as the read-back and the head of every screen say it. */
async function whyNot(shop: TestShop, provider: ProviderId): Promise<string | null> {
  const words = { operator: 'GP', lineType: 'prepaid', amount_e4: taka(50) } as const
  const { choices } = await shop.client.sales.quote(words)
  const cannot = choices.find((choice) => choice.provider === provider)?.cannot ?? null
  const listed = await shop.client.providers.list()
  expect(listed.find((one) => one.provider === provider)?.shut).toBe(cannot)
  return cannot
}

/** Sells so often without a clear answer, far enough apart that the provider need not rest. */
async function doubtTimes(shop: TestShop, provider: ProviderId, times: number, amount = 50) {
  for (let nth = 0; nth < times; nth += 1) {
    shop.providers[provider].willAnswer(unknown)
    doubted += 1
    await shop.sell({ provider, number: number(doubted), amount_e4: taka(amount) })
    // Money went that nobody can explain: the wallet proves nothing.
    shop.providers[provider].balance_e4 -= 70_001
    await shop.clock.advanceGently(121_000)
  }
}

describe('a provider with as much in doubt as it may have', () => {
  it.each([
    ['autoflexi', 1],
    ['alsamiflexi', 2],
    ['flexiloadbd', 3],
  ] as const)('%s takes no sale with %i in doubt, and the others do', async (provider, most) => {
    const shop = await openShop()
    await doubtTimes(shop, provider, most - 1)
    expect(await whyNot(shop, provider)).toBeNull()
    await doubtTimes(shop, provider, 1)
    expect(await whyNot(shop, provider)).toBe('in-doubt')
    await expect(shop.sell({ provider, number: number(99) })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'provider', code: 'in-doubt' },
    })
    const others = providerIds.filter((other) => other !== provider)
    const reasons = await Promise.all(others.map((other) => whyNot(shop, other)))
    expect(reasons).toEqual([null, null])
  })

  it('takes none with five thousand taka in doubt, however few sales they are', async () => {
    const shop = await openShop()
    await doubtTimes(shop, 'flexiloadbd', 1, 4_999)
    expect(await whyNot(shop, 'flexiloadbd')).toBeNull()
    await doubtTimes(shop, 'flexiloadbd', 1, 1)
    expect(await whyNot(shop, 'flexiloadbd')).toBe('in-doubt')
  })

  it('takes sales again once a person has decided', async () => {
    const shop = await openShop()
    await doubtTimes(shop, 'autoflexi', 1)
    await shop.clock.advanceGently(16 * MINUTE_ms)
    const { sales } = await shop.client.sales.list({})
    const [doubt] = sales
    if (!doubt) throw new Error('nothing was sold')
    const evidence = 'not in the provider’s list'
    await shop.client.sales.decide({ id: doubt.id, outcome: 'failed', evidence })
    expect(await whyNot(shop, 'autoflexi')).toBeNull()
  })

  it('keeps what waited behind the doubt a draft', async () => {
    const shop = await openShop()
    const first = await shop.sell({ provider: 'autoflexi', number: number(1) })
    const second = await shop.sell({ provider: 'autoflexi', number: number(2) })
    expect([first.state, second.state]).toEqual(['on-wire', 'created'])
    shop.providers.autoflexi.answer(unknown)
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await shop.sale(second.id)).toMatchObject({
      state: 'created',
      reason: { code: 'lane-closed' },
    })
    expect(shop.providers.autoflexi.sent).toHaveLength(1)
  })

  it('carries one sale at a time from the first that is in doubt', async () => {
    const shop = await openShop()
    const sellTwo = async (nth: number) => {
      const first = await shop.sell({ number: number(nth) })
      const second = await shop.sell({ number: number(nth + 1) })
      return [(await shop.sale(first.id)).state, second.state]
    }
    expect(await sellTwo(1)).toEqual(['on-wire', 'on-wire'])
    shop.providers.flexiloadbd.answer(delivered)
    shop.providers.flexiloadbd.answer(unknown)
    await shop.settle()
    expect(await sellTwo(3)).toEqual(['on-wire', 'created'])
  })

  it('lets none of those leave that were connecting when the doubt came', async () => {
    const shop = await openShop()
    const seller = shop.providers.alsamiflexi
    const doors = [1, 2, 3, 4].map(() => seller.hold('open'))
    const words = { provider: 'alsamiflexi' } as const
    const sales = await Promise.all(
      [1, 2, 3, 4].map((nth) => shop.sell({ ...words, number: number(nth) })),
    )
    for (const open of doors) {
      seller.willAnswer(unknown)
      open()
      await shop.settle()
    }
    const states = await Promise.all(sales.map(async ({ id }) => (await shop.sale(id)).state))
    expect(states.filter((state) => state === 'in-doubt')).toHaveLength(2)
    expect(seller.sent).toHaveLength(2)
  })

  it('has it counted anew by a counter that starts again', async () => {
    const shop = await openShop()
    await doubtTimes(shop, 'autoflexi', 1)
    expect(await whyNot(await shop.crash(), 'autoflexi')).toBe('in-doubt')
  })
})

describe('a provider that twice brings no clear answer within two minutes', () => {
  async function openTired(): Promise<TestShop> {
    const shop = await openShop()
    for (const nth of [1, 2]) {
      shop.providers.flexiloadbd.willAnswer(unknown)
      await shop.sell({ number: number(nth) })
      await shop.clock.advanceGently(1_000)
    }
    return shop
  }

  it('rests for a minute, and the counter hears when it is over', async () => {
    const shop = await openTired()
    expect(await whyNot(shop, 'flexiloadbd')).toBe('resting')
    const heard: string[] = []
    const stop = new AbortController()
    const changes = await shop.client.changes.watch(undefined, { signal: stop.signal })
    void (async () => {
      for await (const { topic, id } of changes) heard.push(`${topic} ${id}`)
    })().catch(() => heard.push('ended'))
    await shop.clock.advanceGently(58_999)
    expect(await whyNot(shop, 'flexiloadbd')).toBe('resting')
    await shop.clock.advanceGently(1)
    expect(await whyNot(shop, 'flexiloadbd')).toBeNull()
    await shop.settle()
    expect(heard).toContain('wallet flexiloadbd')
    stop.abort()
  })

  it.each([
    ['a success', delivered],
    ['an acceptance', accepted],
    ['a refusal', refused],
  ])('does not rest for an unknown and %s', async (_, answer) => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willSay(saidSuccess)
    shop.providers.flexiloadbd.willAnswer(unknown)
    await shop.sell({ number: number(1) })
    shop.providers.flexiloadbd.willAnswer(answer)
    await shop.sell({ number: number(2) })
    expect(await whyNot(shop, 'flexiloadbd')).toBeNull()
  })

  it('is not waited for by a counter that closes', async () => {
    const shop = await openShop()
    for (const nth of [1, 2]) await shop.sell({ number: number(nth) })
    const closing = shop.core.close()
    await shop.settle()
    for (const _ of [1, 2]) shop.providers.flexiloadbd.answer(unknown)
    await closing
    expect(shop.clock.pending()).toBe(0)
  })

  it('leaves no timer behind where the counter closes while it rests', async () => {
    const shop = await openTired()
    await shop.core.close()
    expect(shop.clock.pending()).toBe(0)
  })

  it('does not rest where the two are more than two minutes apart', async () => {
    const shop = await openShop()
    await doubtTimes(shop, 'flexiloadbd', 2)
    expect(await whyNot(shop, 'flexiloadbd')).toBeNull()
  })
})

describe('the rest of a provider', () => {
  /** A policy over empty books, and how often the counter was told of a provider. */
  function policy() {
    const clock = manualClock()
    clock.advance(5_000)
    const changes = createChanges()
    const told: string[] = []
    changes.listen(({ topic, id }) => void told.push(`${topic} ${id}`))
    const kept = createLanePolicy({ db: openDatabase(':memory:'), clock, changes })
    const unclear = (times = 1) => {
      for (let nth = 0; nth < times; nth += 1) kept.heardNothing('flexiloadbd')
    }
    return { clock, told, kept, unclear, shut: () => kept.shut('flexiloadbd') }
  }

  it('is its own: the others go on', () => {
    const { kept, unclear, shut } = policy()
    unclear(2)
    expect([shut(), kept.shut('autoflexi')]).toEqual(['resting', null])
  })

  it('begins only where the two are less than two minutes apart', () => {
    const { clock, unclear, shut } = policy()
    unclear()
    clock.advance(120_000)
    unclear()
    expect(shut()).toBeNull()
    clock.advance(119_999)
    unclear()
    expect(shut()).toBe('resting')
  })

  it('is over after a minute, and one more without an answer does not begin another', () => {
    const { clock, told, unclear, shut } = policy()
    unclear(2)
    clock.advance(60_000)
    unclear()
    expect(shut()).toBeNull()
    expect(told).toEqual(['wallet flexiloadbd'])
  })

  it('begins anew where two under way bring nothing either, and is told over once', () => {
    const { clock, told, unclear, shut } = policy()
    unclear(2)
    clock.advance(30_000)
    unclear(2)
    clock.advance(30_000)
    expect([shut(), told]).toEqual(['resting', []])
    clock.advance(30_000)
    expect([shut(), told]).toEqual([null, ['wallet flexiloadbd']])
  })

  it('begins no more where the counter closes', () => {
    const { clock, kept, unclear, shut } = policy()
    kept.stop()
    unclear(2)
    expect([shut(), clock.pending()]).toEqual([null, 0])
  })
})
