import { describe, expect, it } from 'vitest'
import { ZERO } from '../../domain/money.ts'
import { SaleId, type SaleKind, saleKinds } from '../../domain/sale.ts'
import {
  accepted,
  delivered,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks } from '../testing/proof.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'

/** What the shop makes of the rows that are about more than one answer, for every kind. */

const MINUTE_ms = 60_000
const HOUR_ms = 60 * MINUTE_ms

/** A shop that has just sold one of a kind, and this was the answer to it. */
async function openSold(kind: SaleKind, answer: ScriptedAnswer) {
  const { shop } = await openShopOfKinds()
  const seller = shop.providers.flexiloadbd
  const sell = async (of: SaleKind, next: ScriptedAnswer) => {
    seller.willAnswer(next)
    const { id } = await shop.client.sales.submit(intentOf(of))
    await shop.settle()
    return shop.sale(id)
  }
  const { id } = await sell(kind, answer)
  return { shop, seller, id, sell, now: () => shop.sale(id) }
}

describe.each(saleKinds)('a %s', (kind) => {
  it('is in doubt with an id that another sale has, and the owner is told (row 55)', async () => {
    const { shop, sell } = await openSold('recharge', delivered)
    const second = await sell(kind, delivered)
    expect(second).toMatchObject({ kind, state: 'in-doubt', reason: { code: 'id-reused' } })
    const { alerts } = await shop.client.health.get()
    expect(alerts.map(({ sale }) => sale)).toContain(second.id)
    proveBooks(shop)
  })

  it('is delivered beside an empty wallet, whose last figure stands (row 59)', async () => {
    const { shop, now } = await openSold(kind, { ...delivered, walletAfter_e4: ZERO })
    expect(await now()).toMatchObject({ state: 'succeeded' })
    expect(shop.logged.map(({ event }) => event)).toContain('empty-wallet-beside-a-success')
    const wallets = await shop.client.wallets.list()
    const figures = wallets.flatMap(({ provider, providerBalance_e4 }) =>
      provider === 'flexiloadbd' ? [providerBalance_e4] : [],
    )
    expect(figures).not.toContain(0)
  })

  it('waits under a word nobody knows, which is an alarm until it has ended (row 60)', async () => {
    const { shop, seller, id, now } = await openSold(kind, accepted)
    seller.willSay({ kind: 'unknown-word', word: 'Complited', words: '' })
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await now()).toMatchObject({ state: 'accepted' })
    const alarmed = async () => (await shop.client.health.get()).alerts.map(({ sale }) => sale)
    expect(await alarmed()).toContain(id)
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(await now()).toMatchObject({ state: 'succeeded' })
    expect(await alarmed()).not.toContain(id)
  })

  it('stays delivered where "pending" comes after it (row 61)', async () => {
    const { shop, seller, now } = await openSold(kind, delivered)
    seller.willSay(saidPending)
    await shop.clock.advanceGently(30 * HOUR_ms)
    const after = await now()
    expect(after).toMatchObject({ state: 'succeeded', tender: 'collected' })
    expect(after.observations.map((one) => one.class)).toContain('pending:after-end')
    proveBooks(shop)
  })

  it('is reversed where "failed" comes twice after its success (row 62)', async () => {
    const { shop, seller, now } = await openSold(kind, delivered)
    seller.willSay(saidFailed)
    await shop.clock.advanceGently(30 * HOUR_ms)
    expect(await now()).toMatchObject({ state: 'reversed', tender: 'refund-due' })
    proveBooks(shop)
  })

  it('is adopted where it is there only ten minutes later (row 63)', async () => {
    const { shop, seller, now } = await openSold(kind, unknown)
    seller.balance_e4 -= (await now()).expectedCost_e4
    seller.willSay(saidNothing)
    await shop.clock.advanceGently(10 * MINUTE_ms)
    expect(await now()).toMatchObject({ state: 'in-doubt' })
    seller.willSay({ ...saidSuccess, providerReference: 'TRX7' })
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect(await now()).toMatchObject({ state: 'succeeded', providerReference: 'TRX7' })
    expect(seller.sent).toHaveLength(1)
    proveBooks(shop)
  })

  const duplicate = {
    kind: 'weak-refusal',
    why: 'duplicate',
    words: 'Duplicate transaction',
  } as const

  it('that is called a duplicate is looked for, and adopted where it is (row 64)', async () => {
    const { shop, seller, now } = await openSold(kind, duplicate)
    expect(await now()).toMatchObject({ state: 'in-doubt' })
    seller.willSay({ ...saidSuccess, providerReference: 'TRX8' })
    await shop.clock.advanceGently(MINUTE_ms)
    expect(await now()).toMatchObject({ state: 'succeeded', providerReference: 'TRX8' })
    expect(seller.sent).toHaveLength(1)
  })

  it('that is called a duplicate has failed where it is nowhere, twice (row 64)', async () => {
    const { shop, seller, now } = await openSold(kind, duplicate)
    seller.willSay(saidNothing)
    await shop.clock.advanceGently(92_000)
    expect(await now()).toMatchObject({ state: 'failed', tender: 'refund-due' })
    proveBooks(shop)
  })

  it('has failed by a documented 429, and the next try is a sale of its own (row 65)', async () => {
    const tooFast = { kind: 'refused', reason: 'rate-limit', words: 'slow down' } as const
    const { shop, seller, id, now } = await openSold(kind, tooFast)
    const failed = await now()
    expect(failed).toMatchObject({ state: 'failed', tender: 'refund-due' })
    seller.willAnswer({ ...delivered, providerReference: 'TRX9' })
    const again = intentOf(kind, { number: failed.number, retryOf: SaleId.parse(id) })
    await shop.client.sales.submit(again)
    await shop.settle()
    expect(await shop.sale(again.id)).toMatchObject({ state: 'succeeded', retryOf: id })
    expect(new Set(seller.sent.map(({ ourReference }) => ourReference)).size).toBe(2)
    proveBooks(shop)
  })

  it('is asked about more slowly after a 429, and stays as it is (row 65)', async () => {
    const { shop, seller, now } = await openSold(kind, accepted)
    seller.willSay({ ...saidInconclusive, why: 'rate-limit', retryAfter_ms: 300_000 })
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const asked = seller.asked.length
    expect(asked).toBe(1)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(seller.asked).toHaveLength(asked)
    expect(await now()).toMatchObject({ state: 'accepted' })
  })

  it('has failed by a key that is turned away, which closes the lane to all (row 66)', async () => {
    const turnedAway = { kind: 'refused', reason: 'key', words: 'Unauthenticated.' } as const
    const { shop, seller, now } = await openSold(kind, turnedAway)
    expect(await now()).toMatchObject({ state: 'failed', reason: { code: 'key' } })
    for (const next of saleKinds) {
      const barred = { data: { field: 'provider', code: 'key-refused' } }
      await expect(shop.client.sales.submit(intentOf(next))).rejects.toMatchObject(barred)
    }
    expect(seller.sent).toHaveLength(1)
  })
})
