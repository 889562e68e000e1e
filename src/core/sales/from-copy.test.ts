import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Sale } from '../../contract/schemas.ts'
import { markAsPutBack } from '../db/put-back.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const madeAt = (msecs: number) => recharge({ id: v7({ msecs }) })
const putBack = ({ db, clock }: TestShop) => markAsPutBack(db, clock.now())
const copySeen = async ({ client }: TestShop) => (await client.health.get()).copy?.putBack_ms

/** A draft, and the counter as it stands after the next start. */
async function restartedWithDraft(prepare: (shop: TestShop) => void) {
  const shop = await openShop()
  const words = recharge()
  shop.providers.flexiloadbd.refuseToOpen('connect')
  await shop.client.sales.submit(words)
  await shop.settle()
  prepare(shop)
  const next = await shop.crash()
  return { next, words, sent: next.providers.flexiloadbd.sent }
}

describe('a draft in a copy of the books that was put back (F31)', () => {
  it('never leaves: it may have been sent after the copy was made', async () => {
    const { next, words, sent } = await restartedWithDraft(putBack)
    await next.client.sales.submit(words)
    await next.clock.advanceGently(60_000)
    const draft = await next.sale(words.id)
    expect([draft.state, draft.reason?.code]).toEqual(['created', 'from-copy'])
    // Once before the copy was put back, and once now: no other try can find out more.
    expect(draft.observations.at(-1)).toMatchObject({ class: 'not-sent', times: 2 })
    expect(sent).toEqual([])
    // A person looked it up: nothing was sent.
    await next.client.sales.cancel({ id: draft.id, copySeen: await copySeen(next) })
    expect((await next.sale(words.id)).state).toBe('cancelled')
  })

  it('stays unsent after every later start, when the gap was seen long ago', async () => {
    const { next, words } = await restartedWithDraft(putBack)
    await next.client.books.gapSeen()
    const later = await next.crash()
    await later.client.sales.submit(words)
    await later.settle()
    expect(later.providers.flexiloadbd.sent).toEqual([])
  })

  it('says so from the start on, and is not called off by its age', async () => {
    const { next, words } = await restartedWithDraft(putBack)
    expect((await next.sale(words.id)).reason?.code).toBe('from-copy')
    await next.clock.advanceGently(60 * 60_000)
    expect(await next.sale(words.id)).toMatchObject({ state: 'created', tender: 'collected' })
  })

  it('is no reason to hold back what is sold from then on', async () => {
    const { next, sent } = await restartedWithDraft(putBack)
    await next.clock.advanceGently(1)
    await next.client.sales.submit(madeAt(next.clock.now()))
    await next.settle()
    expect(sent).toHaveLength(1)
  })

  it('is sent where the power went and no copy was put back', async () => {
    const { next, words, sent } = await restartedWithDraft(() => undefined)
    await next.client.sales.submit(words)
    await next.settle()
    expect(sent).toHaveLength(1)
  })
})

const MINUTE_ms = 60_000

describe('a sale that only the screen still knows after a copy was put back (F31)', () => {
  /** The counter on a copy that was put back a minute ago, and the words of an earlier form. */
  async function restarted() {
    const { next, sent } = await restartedWithDraft(putBack)
    const openedAt = next.clock.now()
    await next.clock.advanceGently(MINUTE_ms)
    return { next, sent, openedAt }
  }
  it('is kept and never leaves: the books that are gone may have sent it', async () => {
    const { next, sent, openedAt } = await restarted()
    const words = madeAt(openedAt - 5 * MINUTE_ms)
    await next.client.sales.submit(words)
    await next.clock.advanceGently(60 * MINUTE_ms)
    const kept = await next.sale(words.id)
    expect([kept.state, kept.reason?.code]).toEqual(['created', 'from-copy'])
    expect(sent).toEqual([])
    await next.client.sales.cancel({ id: kept.id, copySeen: await copySeen(next) })
    expect((await next.sale(words.id)).state).toBe('cancelled')
  })

  it('is sent where its form opened on these books', async () => {
    const { next, sent, openedAt } = await restarted()
    await next.client.sales.submit(madeAt(openedAt + 1))
    await next.settle()
    expect(sent).toHaveLength(1)
  })

  const HOUR_ms = 60 * MINUTE_ms
  it.each([
    ['opened by a clock that ran forty days ahead', 0, 40 * 24 * HOUR_ms],
    ['opened before the copy, stored by a clock that was put a little right', -5 * MINUTE_ms, -2],
  ])('is kept where its form was %s', async (_, clockBy_ms, openedBy_ms) => {
    const { next, sent, openedAt } = await restarted()
    if (clockBy_ms !== 0) next.clock.jumpTo(openedAt + clockBy_ms)
    const words = madeAt(next.clock.now() + openedBy_ms)
    await next.client.sales.submit(words)
    await next.clock.advanceGently(10 * MINUTE_ms)
    expect((await next.sale(words.id)).reason?.code).toBe('from-copy')
    expect(sent).toEqual([])
  })

  it('holds no sale back where the clock that day stood in the future', async () => {
    const { next, sent, openedAt } = await restarted()
    next.clock.jumpTo(openedAt - 24 * HOUR_ms)
    await next.client.sales.submit(madeAt(next.clock.now()))
    await next.settle()
    expect(sent).toHaveLength(1)
  })
})

describe('money that a copy which was put back holds (F31)', () => {
  /** Refused by its provider, and the money not yet returned when the copy was made. */
  async function restartedOwing() {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const owed = await shop.sell()
    putBack(shop)
    const next = await shop.crash()
    await next.clock.advanceGently(MINUTE_ms)
    return { next, owed, sent: next.providers.flexiloadbd.sent }
  }
  const again = (shop: TestShop, { id, number }: Sale, more = {}) =>
    recharge({ id: v7({ msecs: shop.clock.now() }), retryOf: id, number, ...more })

  it('goes back only by somebody who was shown that it may be back already', async () => {
    const { next, owed } = await restartedOwing()
    const { id } = owed
    const putBack_ms = await copySeen(next)
    const asked = { code: 'FROM_COPY', data: { id, putBack_ms } }
    await expect(next.client.sales.refund({ id })).rejects.toMatchObject(asked)
    await expect(next.client.sales.refund({ id, copySeen: 1 })).rejects.toMatchObject(asked)
    expect((await next.sale(id)).tender).toBe('refund-due')
    await next.client.sales.refund({ id, copySeen: putBack_ms })
    expect((await next.sale(id)).tender).toBe('refunded')
  })

  it('pays for another try only by a cashier who was shown there may be one', async () => {
    const { next, owed, sent } = await restartedOwing()
    const words = again(next, owed)
    const asked = { code: 'FROM_COPY', data: { id: owed.id } }
    await expect(next.client.sales.submit(words)).rejects.toMatchObject(asked)
    await next.settle()
    expect(sent).toHaveLength(1)
    next.providers.flexiloadbd.willAnswer(delivered)
    await next.client.sales.submit({ ...words, copySeen: await copySeen(next) })
    await next.settle()
    expect([(await next.sale(words.id)).state, sent.length]).toEqual(['succeeded', 2])
  })

  it('is asked about where its sale ended only since: it may have ended there too', async () => {
    const shop = await openShop()
    shop.providers.alsamiflexi.willAnswer(unknown)
    const { id } = await shop.sell({ provider: 'alsamiflexi' })
    putBack(shop)
    const next = await shop.crash()
    await next.clock.advanceGently(40 * MINUTE_ms)
    await next.client.sales.decide({ id, outcome: 'failed', evidence: 'nothing came' })
    await expect(next.client.sales.refund({ id })).rejects.toMatchObject({ code: 'FROM_COPY' })
  })

  it('of a draft is asked about too, and of one that only the screen still knew', async () => {
    const { next, words } = await restartedWithDraft(putBack)
    const known = madeAt(next.clock.now() - MINUTE_ms)
    await next.client.sales.submit(known)
    await next.settle()
    for (const { id } of [words, known]) {
      const cancelled = next.client.sales.cancel({ id })
      await expect(cancelled).rejects.toMatchObject({ code: 'FROM_COPY' })
      expect((await next.sale(id)).state).toBe('created')
    }
  })

  it('is no sure figure of what is to be returned', async () => {
    const { next } = await restartedOwing()
    next.providers.flexiloadbd.willAnswer(refused)
    await next.sell({ id: v7({ msecs: next.clock.now() }) })
    const { refundDue, copy } = await next.client.health.get()
    expect(refundDue).toEqual({ count: 2, sum_e4: 1_000_000, credit_e4: 0, ofCopy: 1 })
    expect(copy?.seq).toBe(1)
  })

  it('is asked about once, and not of the try that is made with it', async () => {
    const { next, owed } = await restartedOwing()
    const words = again(next, owed, { copySeen: await copySeen(next) })
    next.providers.flexiloadbd.willAnswer(refused)
    await next.client.sales.submit(words)
    await next.settle()
    await next.client.sales.refund({ id: words.id })
    expect((await next.sale(words.id)).tender).toBe('refunded')
  })

  it('is not asked about where cash is taken anew for another try', async () => {
    const { next, owed, sent } = await restartedOwing()
    await next.client.sales.refund({ id: owed.id, copySeen: await copySeen(next) })
    next.providers.flexiloadbd.willAnswer(accepted)
    await next.client.sales.submit(again(next, owed))
    await next.settle()
    expect(sent).toHaveLength(2)
  })
})
