import { describe, expect, it } from 'vitest'
import { negate } from '../domain/money.ts'
import { accepted, delivered, saidFailed, saidSuccess, unknown } from './testing/answers.ts'
import { proveBooks } from './testing/proof.ts'
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

const provider = 'alsamiflexi'
const evidence = 'the operator’s SMS on her phone'

/** A wallet that moves, and is looked at twice. */
async function moves(shop: TestShop, change_e4: number) {
  shop.providers[provider].balance_e4 += change_e4
  await shop.clock.advanceGently(4 * MINUTE_ms)
}

/** Nobody answered and the wallet was untouched: a person called it failed. */
async function calledFailed(shop: TestShop, number: string) {
  shop.providers[provider].willAnswer(unknown)
  const sale = await shop.sell({ provider, number })
  await shop.clock.advanceGently(31 * MINUTE_ms)
  await shop.client.sales.decide({ id: sale.id, outcome: 'failed', evidence: 'nothing came' })
  await shop.clock.advanceGently(2 * MINUTE_ms)
  return sale
}

describe('two debits of the same cost, for sales that were called failed', () => {
  it('are told one by one, and a delivery explains one of them', async () => {
    const shop = await openShop()
    const { decide, refund } = shop.client.sales
    const { id: first, expectedCost_e4 } = await calledFailed(shop, '01712345678')
    const { id: second } = await calledFailed(shop, '01799999999')
    const change_e4 = negate(expectedCost_e4)
    await moves(shop, change_e4)
    await moves(shop, change_e4)
    const named = (await alerts(shop)).map(({ sale }) => sale)
    expect(named).toEqual([first, second, first, second])
    await decide({ id: first, outcome: 'succeeded', evidence })
    await shop.clock.advanceGently(4 * MINUTE_ms)
    const stands = [{ kind: 'debited-after-failed', sale: second, change_e4 }]
    expect(await alerts(shop)).toMatchObject(stands)
    // As much comes, which may be another's: the delivered one explains no second debit.
    await moves(shop, expectedCost_e4)
    expect(await alerts(shop)).toMatchObject(stands)
    await expect(refund({ id: second })).rejects.toMatchObject({ code: 'DECIDE_FIRST' })
    await decide({ id: second, outcome: 'failed', evidence })
    expect(await alerts(shop)).toEqual([])
    proveBooks(shop)
  })
})

describe('a debit while the money of a sale that its provider called failed is to come', () => {
  /** Another is taken for, its provider says twice that it failed, and its money is late. */
  async function failsByWord(shop: TestShop, providerReference = 'T1') {
    shop.providers[provider].willAnswer({ ...accepted, providerReference })
    shop.providers[provider].willSay({ ...saidFailed, providerReference })
    const owed = await shop.sell({ provider, number: '01799999999' })
    shop.providers[provider].balance_e4 -= owed.expectedCost_e4
    return owed
  }

  it.each([
    ['exactly that comes', 0],
    ['the wallet agrees again', 130_000],
  ])('names that one beside a failed sale it fits, and is over once %s', async (_, missing_e4) => {
    const shop = await openShop()
    const { id, number } = await calledFailed(shop, '01712345678')
    await shop.client.sales.refund({ id })
    await shop.clock.advanceGently(3_600_000)
    const owed = await failsByWord(shop)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    const debit = { kind: 'debited-after-failed', sale: id }
    const toCome = { kind: 'wallet-moved', sale: owed.id, change_e4: negate(owed.expectedCost_e4) }
    expect((await alerts(shop)).toReversed()).toMatchObject([toCome, debit])
    await moves(shop, -missing_e4)
    await moves(shop, owed.expectedCost_e4 + missing_e4)
    expect(await alerts(shop)).toEqual([])
    // Its customer may buy the same again.
    shop.providers[provider].willAnswer({ ...delivered, providerReference: 'ANEW' })
    expect((await shop.sell({ provider, number })).state).toBe('succeeded')
    proveBooks(shop)
  })

  it('stands at a sale that was called failed as lately: only a person knows', async () => {
    const shop = await openShop()
    shop.providers[provider].willAnswer(unknown)
    const { id } = await shop.sell({ provider })
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const { expectedCost_e4 } = await failsByWord(shop)
    await shop.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    await shop.clock.advanceGently(10 * MINUTE_ms)
    const stands = [{ kind: 'debited-after-failed', sale: id }]
    expect(await alerts(shop)).toMatchObject(stands)
    await moves(shop, expectedCost_e4)
    expect(await alerts(shop)).toMatchObject(stands)
  })

  it('is not over before the money of one that was told alone', async () => {
    const shop = await openShop()
    const alone = await failsByWord(shop, 'T0')
    await shop.clock.advanceGently(10 * MINUTE_ms)
    const { id } = await calledFailed(shop, '01712345678')
    await failsByWord(shop)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect((await alerts(shop)).map(({ sale }) => sale)).toContain(alone.id)
    await moves(shop, alone.expectedCost_e4)
    const named = (await alerts(shop)).map(({ sale }) => sale)
    expect(named).toContain(id)
    expect(named).not.toContain(alone.id)
    await moves(shop, alone.expectedCost_e4)
    expect(await alerts(shop)).toEqual([])
  })
})
