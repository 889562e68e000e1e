import { createORPCClient } from '@orpc/client'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Books, type Change, type Health, SaleIntent } from '../../contract/schemas.ts'
import { taka, ZERO } from '../../domain/money.ts'
import type { Api } from '../api.ts'
import { saleWith } from '../testing/sales.ts'
import { queryKeys } from './queries.ts'
import { openSession } from './session.ts'

const intent: SaleIntent = {
  id: v7(),
  kind: 'recharge',
  operator: 'GP',
  number: '01712345678',
  lineType: 'prepaid',
  amount_e4: taka(50),
  provider: 'flexiloadbd',
}

const healthOf = (books: Books): Health => ({
  books,
  booksFixed: false,
  version: '1.0.0',
  waiting: 0,
  inDoubt: 0,
  needsReview: 0,
  notSent: 0,
  refundDue: { count: 0, sum_e4: ZERO },
  today: {
    businessDate: '2026-01-01',
    sales: 0,
    sold_e4: ZERO,
    commission_e4: ZERO,
    drawer_e4: ZERO,
  },
  practice: books === 'practice' ? [] : null,
})

const practice: Books = 'practice'

/** A stream of changes that tells of the shop's settings once it ends, and of nothing before. */
async function* silentUntil(ended: AbortSignal): AsyncGenerator<Change> {
  await new Promise((resolve) => ended.addEventListener('abort', resolve))
  yield { topic: 'settings', id: 'shop', seq: 1 }
}

/** A page on a counter whose books another window can change: its streams end, others open. */
function pageOnCounter() {
  const counter = { books: practice, ends: new AbortController() }
  const sentTo: (Books | undefined)[] = []
  const answers: Readonly<Record<string, (words: unknown) => unknown>> = {
    'sales.submit': (words) => {
      sentTo.push(SaleIntent.parse(words).books)
      return saleWith(intent)
    },
    'health.get': () => healthOf(counter.books),
    'changes.watch': () => silentUntil(counter.ends.signal),
  }
  const api = createORPCClient<Api>({
    call: (path, words) => Promise.resolve(answers[path.join('.')]?.(words)),
  })
  const reloads: string[] = []
  const session = openSession({ kind: 'desktop' }, api, () =>
    reloads.push(session.connection.get()),
  )
  return {
    session,
    reloads,
    sentTo,
    swapTo(books: Books) {
      const { ends } = counter
      Object.assign(counter, { books, ends: new AbortController() })
      ends.abort()
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

describe('a page whose counter was away and came back with the same books', () => {
  it('goes on', async () => {
    const page = pageOnCounter()
    await live(page)
    page.swapTo('practice')
    await expect.poll(() => page.session.connection.get()).toBe('lost')
    await live(page)
    expect(page.reloads).toEqual([])
  })
})
