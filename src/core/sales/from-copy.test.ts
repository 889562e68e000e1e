import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { markAsPutBack } from '../db/put-back.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const madeAt = (msecs: number) => recharge({ id: v7({ msecs }) })
const putBack = ({ db, clock }: TestShop) => markAsPutBack(db, clock.now())

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
    await next.client.sales.cancel({ id: draft.id })
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
    await next.client.sales.cancel({ id: kept.id })
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
