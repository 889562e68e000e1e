import { describe, expect, it } from 'vitest'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

/** As `core/db/copies.ts` marks a copy that gets the place of the books. */
function markAsPutBack({ db, clock }: TestShop): void {
  const mark = db.change<[number]>(
    `INSERT INTO restoration (at_ms, last_sale_at_ms, last_sale_seq)
     SELECT ?, max(created_at_ms), max(seq) FROM sale`,
  )
  db.write(() => mark.run(clock.now()))
}

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
    const { next, words, sent } = await restartedWithDraft(markAsPutBack)
    await next.client.sales.submit(words)
    await next.clock.advanceGently(60_000)
    const draft = await next.sale(words.id)
    expect([draft.state, draft.reason?.code]).toEqual(['created', 'from-copy'])
    expect(sent).toEqual([])
    // A person looked it up: nothing was sent.
    await next.client.sales.cancel({ id: draft.id })
    expect((await next.sale(words.id)).state).toBe('cancelled')
  })

  it('stays unsent after every later start, when the gap was seen long ago', async () => {
    const { next, words } = await restartedWithDraft(markAsPutBack)
    await next.client.books.gapSeen()
    const later = await next.crash()
    await later.client.sales.submit(words)
    await later.settle()
    expect(later.providers.flexiloadbd.sent).toEqual([])
  })

  it('says so from the start on, and is not called off by its age', async () => {
    const { next, words } = await restartedWithDraft(markAsPutBack)
    expect((await next.sale(words.id)).reason?.code).toBe('from-copy')
    await next.clock.advanceGently(60 * 60_000)
    expect(await next.sale(words.id)).toMatchObject({ state: 'created', tender: 'collected' })
  })

  it('is no reason to hold back what is sold from then on', async () => {
    const { next, sent } = await restartedWithDraft(markAsPutBack)
    await next.sell()
    expect(sent).toHaveLength(1)
  })

  it('is sent where the power went and no copy was put back', async () => {
    const { next, words, sent } = await restartedWithDraft(() => undefined)
    await next.client.sales.submit(words)
    await next.settle()
    expect(sent).toHaveLength(1)
  })
})
