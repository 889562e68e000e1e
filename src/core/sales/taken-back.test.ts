import { describe, expect, it } from 'vitest'
import { delivered, saidPending, saidSuccess, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
/** Of sales and the wallet they are paid from: the others show the same figure here. */
const alerts = async (shop: TestShop) =>
  (await shop.client.health.get()).alerts.filter(
    ({ wallet }) => wallet === null || wallet === 'flexiload',
  )

/** A success of which its provider says a word that nobody documented, its money given back. */
async function openReturned() {
  const shop = await openShop({ clock: manualClock(Date.parse('2026-01-01T23:50:00+06:00')) })
  const seller = shop.providers.flexiloadbd
  seller.willAnswer(delivered)
  seller.willSay({ kind: 'unknown-word', word: 'Returned', words: '' })
  const { id, expectedCost_e4 } = await shop.sell()
  seller.balance_e4 -= expectedCost_e4
  await shop.clock.advanceGently(15 * MINUTE_ms)
  expect((await shop.sale(id)).state).toBe('succeeded')
  expect(await alerts(shop)).toMatchObject([{ kind: 'unknown-word', sale: id }])
  const decide = (outcome: 'succeeded' | 'failed') =>
    shop.client.sales.decide({ id, outcome, evidence: 'their page says Returned' })
  return { shop, seller, id, expectedCost_e4, decide }
}

describe('a success of which its provider says a word nobody knows', () => {
  it('was taken back by the word of a person who has proof, and its customer is owed', async () => {
    const { shop, seller, id, expectedCost_e4, decide } = await openReturned()
    await decide('failed')
    expect(await shop.sale(id)).toMatchObject({
      state: 'reversed',
      tender: 'refund-due',
      commission_e4: null,
      reason: { code: 'decided', words: 'their page says Returned' },
    })
    seller.balance_e4 += expectedCost_e4
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect(await alerts(shop)).toEqual([])
    expect((await shop.client.sales.refund({ id })).tender).toBe('refunded')
    proveBooks(shop)
  })

  it('stands where a person says so, with the evidence, and is asked about no more', async () => {
    const { shop, id, decide } = await openReturned()
    expect((await decide('succeeded')).state).toBe('succeeded')
    expect(await alerts(shop)).toEqual([])
    const { observations } = await shop.sale(id)
    expect(observations.at(-1)).toMatchObject({ source: 'person', class: 'decision' })
    proveBooks(shop)
  })

  it('is doubted still where its provider calls it pending since', async () => {
    const { shop, seller, id } = await openReturned()
    const asked = seller.asked.length
    seller.willSay(saidPending)
    await shop.clock.advanceGently(30 * 60 * MINUTE_ms)
    expect(seller.asked.length).toBeGreaterThan(asked)
    expect(await alerts(shop)).toMatchObject([{ kind: 'unknown-word', sale: id }])
    expect((await shop.sale(id)).state).toBe('succeeded')
  })

  it('was taken back by a person, and is decided anew where it is under way again', async () => {
    const { shop, seller, id, expectedCost_e4, decide } = await openReturned()
    await decide('failed')
    seller.balance_e4 += expectedCost_e4
    seller.willSay(saidPending)
    await shop.clock.advanceGently(2 * 60 * MINUTE_ms)
    expect(await alerts(shop)).toMatchObject([{ kind: 'debited-after-failed', sale: id }])
    const refunding = shop.client.sales.refund({ id })
    await expect(refunding).rejects.toMatchObject({ code: 'DECIDE_FIRST', data: { id } })
    proveBooks(shop)
  })

  it('is none that anybody may call failed without such a word', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(delivered)
    shop.providers.flexiloadbd.willSay(saidSuccess)
    const { id } = await shop.sell()
    const words = { id, outcome: 'failed', evidence: 'I say so' } as const
    await expect(shop.client.sales.decide(words)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect((await shop.sale(id)).state).toBe('succeeded')
  })

  it('is none either by an answer that was about another sale', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...unknown, why: 'echo-mismatch' })
    shop.providers.flexiloadbd.willSay(saidSuccess)
    const { id } = await shop.sell()
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await alerts(shop)).toMatchObject([{ kind: 'crossed-answer', sale: id }])
    const words = { id, outcome: 'failed', evidence: 'the answer was odd' } as const
    await expect(shop.client.sales.decide(words)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { state: 'succeeded' },
    })
    expect((await shop.sale(id)).tender).toBe('collected')
    proveBooks(shop)
  })
})
