import { ORPCError, createORPCClient } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/change.ts'
import { type Books, type Health, type Sale, SaleIntent, SalePage } from '../../contract/schemas.ts'
import { z } from 'zod'
import { taka, ZERO } from '../../domain/money.ts'
import type { Api } from '../api.ts'
import { NEWEST_KEPT } from '../desk/cards.ts'
import { saleWith } from '../testing/sales.ts'
import { queryKeys } from './queries.ts'
import { openSession } from './session.ts'
import { TookTooLong } from './time-limit.ts'

const intent: SaleIntent = {
  id: v7(),
  kind: 'recharge',
  operator: 'GP',
  number: '01712345678',
  lineType: 'prepaid',
  amount_e4: taka(50),
  provider: 'flexiloadbd',
}

const healthOf = (books: Books, edition = 'first', gap: Health['gap'] = null): Health => ({
  books,
  booksFixed: false,
  version: '1.0.0',
  edition: `${books} ${edition}`,
  copy: null,
  waiting: 0,
  inDoubt: 0,
  needsReview: 0,
  notSent: 0,
  refundDue: { count: 0, sum_e4: ZERO, credit_e4: ZERO, ofCopy: 0 },
  barred: [],
  alerts: [],
  today: {
    businessDate: '2026-01-01',
    sales: 0,
    sold_e4: ZERO,
    commission_e4: ZERO,
    serviceCharge_e4: ZERO,
    drawer_e4: ZERO,
  },
  shift: null,
  drawerOf: 'day',
  needsShift: false,
  printsOpen: 0,
  closing: null,
  notClosed: null,
  clock: null,
  gap,
  practice: books === 'practice' ? [] : null,
})

const practice: Books = 'practice'
const noGap: Health['gap'] = null

/** A stream of changes that tells of the shop's settings once it ends, and of nothing before. */
async function* silentUntil(ended: AbortSignal): AsyncGenerator<Change> {
  await new Promise((resolve) => ended.addEventListener('abort', resolve))
  yield { topic: 'settings', id: 'shop', seq: 1 }
}

/** How a counter stands, and what it answers by that. */
function standIn() {
  const sales: readonly Sale[] = []
  const begun: Partial<Sale> = {}
  const counter = {
    books: practice,
    edition: 'first',
    gap: noGap,
    ends: new AbortController(),
    sales,
    deaf: false,
    begun,
  }
  const sentTo: (Books | undefined)[] = []
  let asked = 0
  const answers: Readonly<Record<string, (words: unknown) => unknown>> = {
    'sales.submit': (words) => {
      const { id, books } = SaleIntent.parse(words)
      sentTo.push(books)
      if (counter.deaf) throw new Error('the port closed')
      return saleWith({ ...intent, id, ...counter.begun })
    },
    'health.get': () => healthOf(counter.books, counter.edition, counter.gap),
    'changes.watch': () => silentUntil(counter.ends.signal),
    'sales.list': () => ({ sales: counter.sales, cursor: null }),
    'sales.get': (words) => {
      asked += 1
      const { id } = z.object({ id: z.string() }).parse(words)
      const sale = counter.sales.find((one) => one.id === id)
      if (!sale) {
        throw new ORPCError('NO_SUCH_SALE', { defined: true, status: 404, data: { id } })
      }
      return { ...sale, events: [], observations: [], wallet: null, alerts: [] }
    },
  }
  return { counter, answers, sentTo, asked: () => asked }
}

/** A page on a counter whose books another window can change: its streams end, others open. */
function pageOnCounter() {
  const { counter, answers, sentTo, asked } = standIn()
  const api = createORPCClient<Api>({
    call: (path, words) => Promise.resolve().then(() => answers[path.join('.')]?.(words)),
  })
  const reloads: string[] = []
  const session = openSession({ kind: 'desktop' }, api, () =>
    reloads.push(session.connection.get()),
  )
  return {
    session,
    reloads,
    sentTo,
    /** How often a sale was asked for. */
    asked,
    /** What the books hold from now on, without a word of it to the page. */
    holds(...newestFirst: readonly Sale[]) {
      counter.sales = newestFirst
    },
    /** How a sale stands when its submit is answered. */
    answersWith(standing: Partial<Sale>) {
      counter.begun = standing
    },
    /** No submit arrives any more. */
    losesSubmits() {
      counter.deaf = true
    },
    swapTo(books: Books) {
      const { ends } = counter
      Object.assign(counter, { books, ends: new AbortController() })
      ends.abort()
    },
    /** A copy gets the place of the books, and nobody has looked up yet what it lacks. */
    putBack(edition: string, gap = { from_ms: 1, until_ms: 2 }) {
      Object.assign(counter, { edition, gap })
      this.swapTo(counter.books)
    },
    /** A person has looked it up. */
    gapSeen() {
      counter.gap = null
    },
  }
}

const live = (page: ReturnType<typeof pageOnCounter>) =>
  expect.poll(() => page.session.connection.get()).toBe('live')

describe('a page under which other books were opened', () => {
  it('begins anew before it can send anything to them', async () => {
    const page = pageOnCounter()
    await live(page)
    page.swapTo('real')
    await expect.poll(() => page.reloads).toEqual(['lost'])
    expect(page.session.connection.get()).toBe('lost')
  })

  it('begins anew when any look at the counter names them, and once only', async () => {
    const page = pageOnCounter()
    await live(page)
    const { queries } = page.session
    queries.setQueryData(queryKeys.health, healthOf('real'))
    queries.setQueryData(queryKeys.health, healthOf('real'))
    expect(page.reloads).toHaveLength(1)
  })

  it('never means a sale for them', async () => {
    const page = pageOnCounter()
    await live(page)
    page.session.queries.setQueryData(queryKeys.health, healthOf('real'))
    page.session.desk.send(intent)
    await expect.poll(() => page.sentTo).toEqual(['practice'])
  })
})

describe('a page under which a copy was put in the place of its books', () => {
  it('begins anew before it can send anything to it', async () => {
    const page = pageOnCounter()
    await live(page)
    page.putBack('second')
    await expect.poll(() => page.reloads).toEqual(['lost'])
    expect(page.session.connection.get()).toBe('lost')
  })

  it('never says of a sale that it was not received, be the gap seen or not', async () => {
    const page = pageOnCounter()
    await live(page)
    await expect.poll(() => page.session.queries.getQueryData(queryKeys.health)).toBeDefined()
    page.losesSubmits()
    const phases: unknown[] = []
    const { sales } = page.session.desk
    sales.subscribe(() => phases.push(sales.get()[0]?.phase))
    page.putBack('second')
    page.gapSeen()
    page.session.desk.send(intent)
    await expect.poll(() => page.reloads).toHaveLength(1)
    await expect.poll(() => page.asked()).toBeGreaterThan(1)
    expect(phases).toEqual(['sending', 'asking'])
  })
})

describe('a page from which a copy was put in the place of its books', () => {
  it('begins anew when the counter is back, though no answer said that it is done', async () => {
    const page = pageOnCounter()
    await live(page)
    const restore = page.session.rescue.replace(() => Promise.reject(new TookTooLong()))
    await expect(restore).rejects.toThrow(TookTooLong)
    page.swapTo('practice')
    await expect.poll(() => page.reloads).toEqual(['lost'])
  })
})

describe('a page that began with a copy in the place of the books', () => {
  it('is live, and hears of its own sale that it was not received, gap or none', async () => {
    const page = pageOnCounter()
    page.putBack('second')
    await live(page)
    page.losesSubmits()
    page.session.desk.send(intent)
    await expect.poll(() => page.session.desk.sales.get()[0]?.phase).toBe('not-received')
    expect(page.reloads).toEqual([])
  })
})

describe('a page whose counter was away and came back with the same books', () => {
  it('goes on', async () => {
    const page = pageOnCounter()
    await live(page)
    const states: string[] = []
    page.session.connection.subscribe(() => states.push(page.session.connection.get()))
    page.swapTo('practice')
    await expect.poll(() => states).toEqual(['lost', 'live'])
    expect(page.reloads).toEqual([])
  })

  it('tells of every sale that moved meanwhile, like of one that moves now', async () => {
    const page = pageOnCounter()
    const { session } = page
    await live(page)
    const [first, second, third] = [
      saleWith({ id: v7(), state: 'accepted', seq: 1 }),
      saleWith({ id: v7(), state: 'succeeded', seq: 2 }),
      saleWith({ id: v7(), state: 'succeeded', seq: 3 }),
    ]
    const before = SalePage.parse({ sales: [second, first], cursor: null })
    session.queries.setQueryData(queryKeys.recent, before)
    const moves: string[] = []
    session.move.subscribe(() => {
      const moved = session.move.get()
      moves.push(`${moved?.before?.state ?? 'new'} → ${moved?.sale.state}`)
    })
    const owed = { ...first, state: 'failed', tender: 'refund-due', version: 2 } as const
    page.holds(third, second, owed)
    page.swapTo('practice')
    await expect.poll(() => moves.toSorted()).toEqual(['accepted → failed', 'new → succeeded'])
    await expect
      .poll(() => session.desk.sales.get().map(({ intent: { id } }) => id))
      .toEqual([owed.id])
  })

  it('keeps on the desk the newest cards, and those whose sale has not ended', async () => {
    const page = pageOnCounter()
    const { session } = page
    await live(page)
    await expect.poll(() => session.queries.getQueryData(queryKeys.health)).toBeDefined()
    const sells = async () => {
      session.desk.send({ ...intent, id: v7() })
      await expect.poll(() => session.desk.sales.get()[0]?.phase).toBe('kept')
    }
    page.answersWith({ state: 'accepted' })
    await sells()
    page.answersWith({ state: 'succeeded' })
    for (let nth = 0; nth < 2 * NEWEST_KEPT; nth += 1) await sells()
    expect(session.desk.sales.get()).toHaveLength(NEWEST_KEPT + 1)
  })

  it('shows a sale as kept that it took for not received', async () => {
    const page = pageOnCounter()
    const { session } = page
    await live(page)
    session.queries.setQueryData(queryKeys.recent, SalePage.parse({ sales: [], cursor: null }))
    await expect.poll(() => session.queries.getQueryData(queryKeys.health)).toBeDefined()
    page.losesSubmits()
    session.desk.send(intent)
    const phase = () => session.desk.sales.get()[0]?.phase
    await expect.poll(phase).toBe('not-received')
    page.holds(saleWith(intent))
    page.swapTo('practice')
    await expect.poll(phase).toBe('kept')
  })

  it('tells also of one that was sent long ago and stands in no list any more', async () => {
    const page = pageOnCounter()
    const { session } = page
    await live(page)
    await expect.poll(() => session.queries.getQueryData(queryKeys.health)).toBeDefined()
    session.desk.send(intent)
    await expect.poll(() => session.desk.sales.get()[0]?.phase).toBe('kept')
    session.desk.dismiss(intent.id)
    session.queries.removeQueries({ queryKey: queryKeys.standing(intent.id) })
    page.holds(saleWith({ ...intent, state: 'failed', tender: 'refund-due', version: 4 }))
    page.swapTo('practice')
    await expect.poll(() => session.move.get()?.sale.state).toBe('failed')
    expect(session.desk.sales.get()[0]?.intent.id).toBe(intent.id)
  })
})
