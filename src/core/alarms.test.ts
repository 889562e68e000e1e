import { describe, expect, it } from 'vitest'
import { accepted, delivered, saidSuccess, unknown } from './testing/answers.ts'
import { openShop, type TestShop } from './testing/shop.ts'

const MINUTE_ms = 60_000

const alerts = async (shop: TestShop) => (await shop.client.health.get()).alerts

describe('answers a person must see', () => {
  it('names a crossed answer to a sale, until it was seen', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...unknown, why: 'echo-mismatch' })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    const sale = await shop.sell()
    const [alert] = await alerts(shop)
    expect(alert).toMatchObject({ kind: 'crossed-answer', sale: sale.id, wallet: null })
    await shop.clock.advanceGently(MINUTE_ms)
    expect((await shop.sale(sale.id)).state).toBe('succeeded')
    expect(await alerts(shop)).toHaveLength(1)
    expect(await shop.client.alerts.seen({ alert: alert?.alert ?? 0 })).toEqual([])
  })

  it('names a crossed answer to a question once, however often it comes', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    shop.providers.flexiloadbd.willSay({
      kind: 'inconclusive',
      why: 'echo-mismatch',
      words: '',
      retryAfter_ms: null,
    })
    const sale = await shop.sell()
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await alerts(shop)).toMatchObject([{ kind: 'crossed-answer', sale: sale.id }])
    expect((await shop.sale(sale.id)).state).toBe('accepted')
  })

  it('names an id of another sale, in the answer or under the question', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(delivered)
    await shop.sell()
    seller.willAnswer(delivered)
    const second = await shop.sell()
    expect(second.state).toBe('in-doubt')
    seller.willAnswer({ ...accepted, providerReference: 'TRX7' })
    const third = await shop.sell()
    seller.willSay({ ...saidSuccess, providerReference: 'TRX8' })
    await shop.clock.advanceGently(5_000)
    const named = (await alerts(shop)).map(({ sale, kind }) => [kind, sale])
    expect(named).toContainEqual(['crossed-answer', second.id])
    expect(named).toContainEqual(['crossed-answer', third.id])
  })

  it('names a word nobody documented, until the sale has ended', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(accepted)
    seller.willSay({ kind: 'unknown-word', word: 'On Hold', words: '' })
    const sale = await shop.sell()
    await shop.clock.advanceGently(10_000)
    expect(await alerts(shop)).toMatchObject([{ kind: 'unknown-word', sale: sale.id }])
    expect((await shop.sale(sale.id)).state).toBe('accepted')
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await alerts(shop)).toEqual([])
  })
})
