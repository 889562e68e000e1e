import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidInconclusive,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms
const evidence = 'she says she has nothing'

/** In review, and pending at its provider for so long. */
async function pendingFor(
  provider: 'autoflexi' | 'alsamiflexi' | 'flexiloadbd',
  wait_ms = 33 * MINUTE_ms,
) {
  const shop = await openShop()
  const seller = shop.providers[provider]
  seller.willAnswer(accepted)
  seller.willSay(saidPending)
  const words = recharge({ provider })
  const { id } = await shop.client.sales.submit(words)
  await shop.settle()
  await shop.clock.advanceGently(wait_ms)
  const { state, version } = await shop.sale(id)
  expect(state).toBe('needs-review')
  return { shop, seller, words, id: SaleId.parse(id), version }
}

describe('a sale that a person is about to call failed', () => {
  it.each([
    ['flexiloadbd', 33 * MINUTE_ms],
    ['flexiloadbd', 25 * HOUR_ms],
    ['alsamiflexi', 25 * HOUR_ms],
    ['autoflexi', 3 * HOUR_ms],
  ] as const)('is what its provider says by then: %s', async (provider, wait_ms) => {
    const { shop, seller, words, id, version } = await pendingFor(provider, wait_ms)
    seller.willSay(saidSuccess)
    const decision = { id, outcome: 'failed', version, evidence } as const
    await expect(shop.client.sales.decide(decision)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { state: 'succeeded' },
    })
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const again = { ...words, id: v7(), retryOf: id, twinSeen: id }
    await expect(shop.client.sales.submit(again)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(seller.sent).toHaveLength(1)
    proveBooks(shop)
  })

  it.each([
    ['has it under way', saidPending],
    ['says nothing that can be read', saidInconclusive],
  ])('is failed by the person where its provider still %s', async (_, said) => {
    const { shop, seller, id, version } = await pendingFor('flexiloadbd')
    seller.willSay(said)
    const before = seller.asked.length
    await shop.client.sales.decide({ id, outcome: 'failed', version, evidence })
    expect(seller.asked.length - before).toBe(1)
    expect(await shop.sale(id)).toMatchObject({ state: 'failed', tender: 'refund-due' })
  })

  it('is looked at once more where it is now said for the first time to have failed', async () => {
    const { shop, seller, id, version } = await pendingFor('flexiloadbd')
    seller.willSay(saidFailed)
    const decision = { id, outcome: 'failed', version, evidence } as const
    await expect(shop.client.sales.decide(decision)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const seen = await shop.sale(id)
    expect(seen).toMatchObject({ state: 'needs-review', failureHeardOnce: true })
    await shop.client.sales.decide({ ...decision, version: seen.version })
    expect((await shop.sale(id)).state).toBe('failed')
  })

  it('waits ten seconds for a word, and takes a later one as any other', async () => {
    const { shop, seller, id, version } = await pendingFor('flexiloadbd')
    seller.willSay(saidSuccess)
    const letGo = seller.hold('status')
    const deciding = shop.client.sales.decide({ id, outcome: 'failed', version, evidence })
    await shop.clock.advanceGently(9_900)
    expect((await shop.sale(id)).state).toBe('needs-review')
    await shop.clock.advanceGently(200)
    await deciding
    expect((await shop.sale(id)).state).toBe('failed')
    letGo()
    await shop.settle()
    expect((await shop.sale(id)).state).toBe('late-success')
    proveBooks(shop)
  })

  it('leaves a provider alone for as long as it wants', async () => {
    const { shop, seller, id, version } = await pendingFor('flexiloadbd')
    seller.willAnswer({ ...accepted, providerReference: 'TRX2' })
    await shop.sell()
    seller.willSay({ ...saidInconclusive, retryAfter_ms: MINUTE_ms }, saidPending)
    await shop.client.sales.decide({ id, outcome: 'failed', version, evidence })
    const before = seller.asked.length
    await shop.clock.advanceGently(MINUTE_ms - 1_000)
    expect(seller.asked.length).toBe(before)
    await shop.clock.advanceGently(10_000)
    expect(seller.asked.length).toBeGreaterThan(before)
  })

  it('counts as a question each time: after so many presses everything else waits', async () => {
    const { shop, seller, id } = await pendingFor('flexiloadbd')
    const before = seller.asked.length
    for (let presses = 1; presses <= 42; presses += 1) {
      const decided = shop.client.sales.decide({ id, outcome: 'failed', version: 1, evidence })
      await expect(decided).rejects.toMatchObject({ code: 'WRONG_STATE' })
    }
    expect(seller.asked.length - before).toBe(42)
    seller.willAnswer({ ...accepted, providerReference: 'TRX2' })
    await shop.sell()
    await shop.clock.advanceGently(MINUTE_ms - 1)
    expect(seller.asked.length - before).toBe(42)
    await shop.clock.advanceGently(5_000)
    expect(seller.asked).toContain('TRX2')
  })

  it('leaves no timer behind where the counter closes right after it', async () => {
    const { shop, id, version } = await pendingFor('flexiloadbd')
    await shop.client.sales.decide({ id, outcome: 'failed', version, evidence })
    await shop.core.close()
    expect(shop.clock.pending()).toBe(0)
  })

  it('is not asked about where it is called delivered, or where nobody can be asked', async () => {
    const { shop, seller, id } = await pendingFor('flexiloadbd')
    const before = seller.asked.length
    await shop.client.sales.decide({ id, outcome: 'succeeded', evidence: 'the SMS is there' })
    expect(seller.asked.length).toBe(before)
    const { autoflexi } = shop.providers
    autoflexi.willAnswer(unknown)
    const doubted = await shop.sell({ provider: 'autoflexi' })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    await shop.client.sales.decide({ id: doubted.id, outcome: 'failed', evidence })
    expect(autoflexi.asked).toHaveLength(0)
    expect((await shop.sale(doubted.id)).state).toBe('failed')
  })

  it('is not asked about as a draft: nothing of it has left', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.refuseToOpen('connect')
    const { id } = await shop.sell()
    const decision = { id, outcome: 'failed', evidence } as const
    await expect(shop.client.sales.decide(decision)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(flexiloadbd.asked).toHaveLength(0)
    expect(shop.logged).toEqual([])
  })

  it('is not asked about where nobody made it, and that is no mistake of ours', async () => {
    const shop = await openShop()
    const decision = { id: SaleId.parse(v7()), outcome: 'failed', evidence } as const
    await expect(shop.client.sales.decide(decision)).rejects.toMatchObject({ code: 'NO_SUCH_SALE' })
    expect(shop.logged).toEqual([])
  })
})
