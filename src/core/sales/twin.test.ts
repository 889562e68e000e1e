import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { RechargeIntent } from '../../contract/schemas.ts'
import { SaleId } from '../../domain/sale.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import type { ScriptedAnswer } from '../testing/scripted-provider.ts'
import { openShop, recharge } from '../testing/shop.ts'

const MINUTE_ms = 60_000

/** A sale, and the same once more as another window would send it. */
async function soldOnce(answer: ScriptedAnswer) {
  const shop = await openShop()
  shop.providers.flexiloadbd.willAnswer(answer)
  const words = recharge()
  const first = await shop.client.sales.submit(words)
  await shop.settle()
  const again = (changes: Partial<RechargeIntent> = {}) =>
    shop.client.sales.submit({ ...words, id: v7(), ...changes })
  const sales = async () => (await shop.client.sales.list({})).sales.length
  return { shop, first, again, sales }
}

describe('the same number and amount within five minutes (row 19)', () => {
  it('is not sold by a second window that has not seen the first sale', async () => {
    const { first, again, sales } = await soldOnce(delivered)
    await expect(again()).rejects.toMatchObject({
      code: 'TWIN',
      data: { id: first.id, state: 'succeeded' },
    })
    expect(await sales()).toBe(1)
  })

  it('is not sold by two windows at the same moment', async () => {
    const shop = await openShop()
    const words = recharge()
    const both = await Promise.allSettled(
      [v7(), v7()].map((id) => shop.client.sales.submit({ ...words, id })),
    )
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await shop.settle()
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('is sold where the cashier was shown the first, and confirmed', async () => {
    const { first, again, sales } = await soldOnce(delivered)
    await again({ twinSeen: first.id })
    expect(await sales()).toBe(2)
  })

  it('asks nothing of a window that repeats the first, which is sold already', async () => {
    const { shop, first, again } = await soldOnce(delivered)
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    await again({ twinSeen: first.id })
    await shop.settle()
    expect(await again({ id: first.id })).toMatchObject({ id: first.id, state: 'succeeded' })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(2)
  })

  it('is asked about anew where it is the third', async () => {
    const { shop, first, again } = await soldOnce(delivered)
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: 'TRX2' })
    const { id } = await again({ twinSeen: first.id })
    await expect(again({ twinSeen: first.id })).rejects.toMatchObject({ data: { id } })
  })

  it.each([
    ['another amount', { amount_e4: 510_000 }],
    ['another number', { number: '01912345678' }],
  ])('is none with %s', async (_, changes) => {
    const { again, sales } = await soldOnce(delivered)
    await again(changes)
    expect(await sales()).toBe(2)
  })

  it('is one that was made long ago as a draft, and left only now', async () => {
    const shop = await openShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(6 * MINUTE_ms)
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.sales.submit(words)
    await shop.settle()
    await shop.clock.advanceGently(MINUTE_ms)
    await expect(shop.client.sales.submit({ ...words, id: v7() })).rejects.toMatchObject({
      code: 'TWIN',
      data: { id: words.id, state: 'succeeded' },
    })
  })

  it('is none after five minutes, nor where the first did not happen', async () => {
    const { shop, again } = await soldOnce(delivered)
    await shop.clock.advanceGently(5 * MINUTE_ms - 1)
    await expect(again()).rejects.toMatchObject({ code: 'TWIN' })
    await shop.clock.advanceGently(1)
    await again()
    const failed = await soldOnce(refused)
    await failed.again()
    expect(await failed.sales()).toBe(2)
  })
})

describe('the same as a sale nobody knows the end of', () => {
  it('is sold by nobody, shown or not, however long ago it was', async () => {
    const { shop, first, again, sales } = await soldOnce(unknown)
    shop.providers.flexiloadbd.balance_e4 -= 70_001
    await shop.clock.advanceGently(60 * MINUTE_ms)
    for (const twinSeen of [undefined, first.id]) {
      await expect(again(twinSeen ? { twinSeen } : {})).rejects.toMatchObject({
        code: 'TWIN',
        data: { id: first.id, state: 'needs-review' },
      })
    }
    expect(await sales()).toBe(1)
  })

  it('does not leave as an older draft that is sent again', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    for (let tries = 0; tries < 3; tries += 1) seller.refuseToOpen('connect')
    const words = recharge()
    await shop.client.sales.submit(words)
    await shop.clock.advanceGently(MINUTE_ms)
    seller.willAnswer(unknown)
    const twinSeen = SaleId.parse(words.id)
    const second = await shop.client.sales.submit({ ...words, id: v7(), twinSeen })
    await shop.settle()
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject({
      code: 'TWIN',
      data: { id: second.id, state: 'in-doubt' },
    })
    // Not by a cashier who was shown it either: its end is as unknown to her.
    const seen = SaleId.parse(second.id)
    await expect(shop.client.sales.submit({ ...words, twinSeen: seen })).rejects.toMatchObject({
      data: { id: second.id, state: 'in-doubt' },
    })
    expect(seller.sent).toHaveLength(1)
  })

  it('is held back at the last moment, and says that it is another sale’s doubt', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const first = await shop.sell()
    const letOpen = seller.hold('open')
    const { number, amount_e4 } = first
    const second = await shop.sell({ number, amount_e4, twinSeen: first.id })
    seller.answer(unknown)
    await shop.settle()
    letOpen()
    await shop.settle()
    expect(await shop.sale(second.id)).toMatchObject({
      state: 'created',
      reason: { code: 'twin-open' },
    })
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 1])
  })

  it('is not hidden by another that was sold since', async () => {
    const { shop, first, again } = await soldOnce(unknown)
    shop.providers.flexiloadbd.balance_e4 -= 70_001
    await shop.clock.advanceGently(31 * MINUTE_ms)
    const evidence = 'the operator’s SMS'
    const id = SaleId.parse(first.id)
    await shop.client.sales.decide({ id, outcome: 'succeeded', evidence })
    shop.providers.flexiloadbd.willAnswer(unknown)
    const second = await again()
    await shop.settle()
    await expect(again({ twinSeen: second.id })).rejects.toMatchObject({
      data: { id: second.id, state: 'in-doubt' },
    })
  })
})

/** A draft that could not connect, and the same sold since by a cashier who was shown the draft. */
async function soldSince() {
  const shop = await openShop()
  const seller = shop.providers.flexiloadbd
  for (let tries = 0; tries < 3; tries += 1) seller.refuseToOpen('connect')
  const draft = recharge()
  await shop.client.sales.submit(draft)
  await shop.clock.advanceGently(MINUTE_ms)
  seller.willAnswer(delivered)
  const twinSeen = SaleId.parse(draft.id)
  const since = await shop.client.sales.submit({ ...draft, id: v7(), twinSeen })
  await shop.settle()
  seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
  const state = async () => (await shop.sale(draft.id)).state
  return { shop, seller, draft, since, state }
}

describe('a draft whose twin was sold meanwhile', () => {
  it('is not sent again before the cashier was shown that one', async () => {
    const { shop, seller, draft, since, state } = await soldSince()
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({
      code: 'TWIN',
      data: { id: since.id, state: 'succeeded' },
    })
    await shop.clock.advanceGently(0)
    expect([await state(), seller.sent.length]).toEqual(['created', 1])
    const twinSeen = SaleId.parse(since.id)
    await shop.client.sales.submit({ ...draft, twinSeen })
    await shop.settle()
    expect([await state(), seller.sent.length]).toEqual(['succeeded', 2])
  })

  it('is sent again like any other once five minutes are over', async () => {
    const { shop, draft, state } = await soldSince()
    await shop.clock.advanceGently(5 * MINUTE_ms - 1)
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({ code: 'TWIN' })
    await shop.clock.advanceGently(1)
    await shop.client.sales.submit(draft)
    await shop.settle()
    expect(await state()).toBe('succeeded')
  })

  it('is asked about as long where the clock was set back and the twin seems to come', async () => {
    const { shop, draft, state } = await soldSince()
    const left_ms = shop.clock.now()
    shop.clock.jumpTo(left_ms - 5 * MINUTE_ms + 1)
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({ code: 'TWIN' })
    // By the counter's own clock five minutes are over too.
    await shop.clock.advanceGently(5 * MINUTE_ms)
    shop.clock.jumpTo(left_ms - 5 * MINUTE_ms)
    await shop.client.sales.submit(draft)
    await shop.settle()
    expect(await state()).toBe('succeeded')
  })

  it('is asked about where the older of the two left the later', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    for (let tries = 0; tries < 6; tries += 1) seller.refuseToOpen('connect')
    const older = recharge()
    const newer = { ...older, id: v7(), twinSeen: SaleId.parse(older.id) }
    for (const words of [older, newer]) {
      await shop.client.sales.submit(words)
      await shop.clock.advanceGently(MINUTE_ms)
    }
    seller.willAnswer(delivered)
    await shop.client.sales.submit(older)
    await shop.settle()
    const { twinSeen: _, ...words } = newer
    await expect(shop.client.sales.submit(words)).rejects.toMatchObject({
      data: { id: older.id, state: 'succeeded' },
    })
  })

  it('does not leave where the twin went while it tried to connect', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const open = seller.hold('open')
    const draft = recharge()
    await shop.client.sales.submit(draft)
    await shop.settle()
    seller.willAnswer(delivered)
    const twinSeen = SaleId.parse(draft.id)
    await shop.client.sales.submit({ ...draft, id: v7(), twinSeen })
    await shop.settle()
    open()
    await shop.clock.advanceGently(30_000)
    expect([seller.sent.length, seller.abandoned.length]).toEqual([1, 3])
    expect(await shop.sale(draft.id)).toMatchObject({
      state: 'created',
      reason: { code: 'twin-sold' },
    })
  })

  it('leaves where it was the one that was sold beside it', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const first = recharge()
    const held = seller.hold('open')
    await shop.client.sales.submit(first)
    await shop.settle()
    const open = seller.hold('open')
    const twinSeen = SaleId.parse(first.id)
    const second = await shop.client.sales.submit({ ...first, id: v7(), twinSeen })
    seller.willAnswer(delivered)
    held()
    await shop.settle()
    seller.willAnswer({ ...delivered, providerReference: 'TRX2' })
    open()
    await shop.settle()
    expect((await shop.sale(second.id)).state).toBe('succeeded')
  })
})
