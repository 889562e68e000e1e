import { createORPCClient, ORPCError } from '@orpc/client'
import { v7 } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Change } from '../../contract/change.ts'
import { PrintRequest } from '../../contract/printing.ts'
import { type Sale, SaleIntent } from '../../contract/schemas.ts'
import { taka } from '../../domain/money.ts'
import type { Api } from '../api.ts'
import { queryKeys } from '../core/queries.ts'
import { problemOf } from '../core/refusal.ts'
import { openSession } from '../core/session.ts'
import { describeSale } from '../paper/sale-paper.ts'
import { jobWith } from '../testing/prints.ts'
import { saleWith } from '../testing/sales.ts'
import { beside, storyWith } from '../testing/slips.ts'
import { spokenIn } from '../testing/spoken.ts'
import { printByItself } from './automatic.ts'

/** What a slip may take from the word of its end to the counter's queue. */
const AT_ONCE_ms = 150
/** A busy machine makes one slow, and chance makes none quick: the quickest of so many counts. */
const quickest = { retry: 4 } as const

/** As on a page that has shown a sale in its words before. */
const say = spokenIn('bn')
describeSale(say, storyWith('recharge'), beside(), 'customer')

const intent: SaleIntent = {
  id: v7(),
  kind: 'recharge',
  operator: 'GP',
  number: '01712345678',
  lineType: 'prepaid',
  amount_e4: taka(50),
  provider: 'flexiloadbd',
}

/** Changes that a test tells, in the stream of one page. */
function streamOfChanges() {
  const told: Change[] = []
  let wake = () => {}
  let seq = 0
  let open = {}
  return {
    /** The stream breaks, and what is told before it is open again is heard by nobody. */
    away(act: () => void) {
      open = {}
      wake()
      act()
      told.length = 0
    },
    tell(topic: Change['topic'], id: string) {
      seq += 1
      told.push({ topic, id, seq })
      wake()
    },
    async *watch(signal: AbortSignal): AsyncGenerator<Change> {
      const mine = open
      const isOpen = () => !signal.aborted && mine === open
      while (isOpen()) {
        const next = told.shift()
        if (next) yield next
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}

type Printed = PrintRequest & { readonly at_ms: number }
type Answers = Readonly<Record<string, (words: unknown) => unknown>>

/** A counter with these sales, which notes what it is asked to print and when. */
function answersOf(
  sales: Map<string, Sale>,
  printed: Printed[],
  submitted: { state: Sale['state'] },
): Answers {
  return {
    'health.get': () => ({ books: 'practice', edition: 'practice first' }),
    'sales.list': () => ({ sales: [], cursor: null }),
    'sales.submit': (words) => {
      const { id } = SaleIntent.parse(words)
      const sale = saleWith({ id, state: submitted.state })
      sales.set(sale.id, sale)
      return sale
    },
    'sales.get': (words) => {
      const { id } = z.object({ id: z.string() }).parse(words)
      return {
        ...sales.get(id),
        events: [],
        observations: [],
        wallet: null,
        alerts: [],
        tokens: [],
      }
    },
    'printing.print': (words) => {
      const request = PrintRequest.parse(words)
      printed.push({ ...request, at_ms: performance.now() })
      return jobWith({ id: request.id, of: request.of, for: request.for, state: 'queued' })
    },
  }
}

type Wanted = Parameters<typeof printByItself>[1]

/** A page at a counter whose sales the test moves, printing by itself as the shop has it set. */
async function pageThat(wanted: Wanted) {
  const sales = new Map<string, Sale>()
  const printed: Printed[] = []
  const stream = streamOfChanges()
  const submitted: { state: Sale['state'] } = { state: 'on-wire' }
  const answers = answersOf(sales, printed, submitted)
  const stopped = new AbortController()
  stops.push(stopped)
  const api = createORPCClient<Api>({
    call: async (path, words) => {
      if (path.join('.') === 'changes.watch') return stream.watch(stopped.signal)
      await Promise.resolve()
      return answers[path.join('.')]?.(words)
    },
  })
  const session = openSession({ kind: 'desktop' }, api, () => undefined)
  await expect.poll(() => session.connection.get()).toBe('live')
  await expect.poll(() => session.queries.getQueryData(queryKeys.health)).toBeDefined()
  session.paper.ends.subscribe(() => {
    const ended = session.paper.ends.get()?.sale
    if (!ended) return
    void printByItself(ended, wanted, {
      prints: session.paper.prints,
      story: session.reads.story,
      describe: (sale, whose) => describeSale(say, sale, beside(), whose),
    })
  })
  return {
    session,
    printed,
    /** Sells from this very page. */
    async sells(id: string) {
      session.desk.send({ ...intent, id })
      await expect.poll(() => session.desk.sales.get()[0]?.phase).toBe('kept')
    },
    away: (act: () => void) => stream.away(act),
    /** What the counter answers to the next sale. */
    ends: (state: Sale['state']) => {
      submitted.state = state
    },
    /** The counter has word of a sale, and tells that it changed. */
    moves(id: string, standing: Partial<Sale>) {
      const before = sales.get(id) ?? saleWith({ id })
      sales.set(id, saleWith({ ...before, ...standing, version: before.version + 1 }))
      stream.tell('sale', id)
      return performance.now()
    },
  }
}

const stops: AbortController[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort()
})

const automatic: Wanted = { automatic: true, shopCopy: false }
const told = ({ printed }: Awaited<ReturnType<typeof pageThat>>) =>
  printed.map(({ of, for: whose, kick }) => [of.kind === 'sale' && of.state, whose, kick])

/** Long enough for whatever would come to have come: a sale of after it was printed. */
async function afterAnother(page: Awaited<ReturnType<typeof pageThat>>): Promise<void> {
  const before = page.printed.length
  const id = v7()
  await page.sells(id)
  page.moves(id, { state: 'succeeded' })
  await expect.poll(() => page.printed.length).toBeGreaterThan(before)
  page.printed.splice(before, 1)
}

describe('a sale that was sold in this window and comes to its end', () => {
  it('has its receipt on the way at once', quickest, async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    const heard_ms = page.moves(id, { state: 'succeeded' })
    await expect.poll(() => page.printed.length, { interval: 5 }).toBe(1)
    const [first] = page.printed
    expect((first?.at_ms ?? Number.POSITIVE_INFINITY) - heard_ms).toBeLessThan(AT_ONCE_ms)
    expect(told(page)).toEqual([['succeeded', 'customer', true]])
  })

  it(
    'has it at once where the counter’s very answer to the sale was its end',
    quickest,
    async () => {
      const page = await pageThat(automatic)
      const id = v7()
      page.ends('succeeded')
      const pressed_ms = performance.now()
      page.session.desk.send({ ...intent, id })
      await expect.poll(() => page.printed.length, { interval: 5 }).toBe(1)
      const [first] = page.printed
      expect((first?.at_ms ?? Number.POSITIVE_INFINITY) - pressed_ms).toBeLessThan(AT_ONCE_ms)
      expect(told(page)).toEqual([['succeeded', 'customer', true]])
    },
  )

  it('has its refund slip on the way where it failed', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'failed', tender: 'refund-due' })
    await expect.poll(() => told(page)).toEqual([['failed', 'customer', true]])
  })

  it('has it once, whatever is told of it afterwards', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'failed', tender: 'refund-due' })
    await expect.poll(() => page.printed.length).toBe(1)
    page.moves(id, { state: 'failed', tender: 'refunded' })
    page.moves(id, { state: 'late-success', tender: 'refunded' })
    await afterAnother(page)
    expect(told(page)).toEqual([['failed', 'customer', true]])
  })

  it('has the shop’s copy after the customer’s, which alone opens the drawer', async () => {
    const page = await pageThat({ automatic: true, shopCopy: true })
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'succeeded' })
    await expect
      .poll(() => told(page))
      .toEqual([
        ['succeeded', 'customer', true],
        ['succeeded', 'shop', false],
      ])
  })

  it('leaves the drawer shut where it took so long that its customer is gone', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'succeeded', changedAt_ms: 40 * 60_000 })
    await expect.poll(() => told(page)).toEqual([['succeeded', 'customer', false]])
  })

  it('leaves it shut where the clock was set back: how long it took nobody knows', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'succeeded', createdAt_ms: 60 * 60_000, changedAt_ms: 20 * 60_000 })
    await expect.poll(() => told(page)).toEqual([['succeeded', 'customer', false]])
  })

  it('has its slip although the counter was away when it ended', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.away(() => page.moves(id, { state: 'succeeded' }))
    await expect.poll(() => page.session.connection.get()).toBe('lost')
    page.session.knock()
    await expect.poll(() => told(page)).toEqual([['succeeded', 'customer', true]])
    await afterAnother(page)
    expect(told(page)).toEqual([['succeeded', 'customer', true]])
  })

  it('has its own among fifty that end in one moment', async () => {
    const page = await pageThat({ automatic: true, shopCopy: true })
    const ids = Array.from({ length: 50 }, () => v7())
    for (const id of ids) await page.sells(id)
    for (const id of ids) page.moves(id, { state: 'succeeded' })
    await expect.poll(() => page.printed.length, { timeout: 5_000 }).toBe(100)
    const whose = page.printed.map(({ of, for: reader }) =>
      of.kind === 'sale' ? `${of.sale} ${reader}` : '',
    )
    expect(new Set(whose).size).toBe(100)
  })

  it('leaves the drawer shut where all of it is paid later', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'succeeded', credit_e4: taka(50) })
    await expect.poll(() => told(page)).toEqual([['succeeded', 'customer', false]])
  })
})

describe('a sale that was sent from two windows', () => {
  const both: Wanted = { automatic: true, shopCopy: true }
  const jobsAt = async (state: Sale['state'], id: string) => {
    const page = await pageThat(both)
    await page.sells(id)
    page.moves(id, { state })
    await expect.poll(() => page.printed.length).toBe(2)
    return page.printed.map((request) => request.id)
  }

  it('has its slips from both as the same jobs: they come once', async () => {
    const id = v7()
    const jobs = await jobsAt('succeeded', id)
    expect(await jobsAt('succeeded', id)).toEqual(jobs)
    // The shop's own, another end and another sale are others.
    const others = [...(await jobsAt('failed', id)), ...(await jobsAt('succeeded', v7()))]
    expect(new Set([...jobs, ...others]).size).toBe(6)
  })

  it('says nothing where the other one has asked with something else on it', async () => {
    const data = { field: 'id', code: 'words-differ', limit_e4: null }
    const differs = problemOf(new ORPCError('BAD_INPUT', { defined: true, status: 422, data }))
    const answer = await printByItself(storyWith('recharge'), both, {
      prints: { print: async () => Promise.resolve(differs) },
      story: () => Promise.reject(new Error('its story is in hand')),
      describe: (sale, whose) => describeSale(say, sale, beside(), whose),
    })
    expect(answer).toBeNull()
  })
})

describe('nothing comes by itself', () => {
  it('while a sale goes on, however long', async () => {
    const page = await pageThat(automatic)
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'accepted' })
    page.moves(id, { state: 'in-doubt' })
    await afterAnother(page)
    expect(told(page)).toEqual([])
  })

  it('of a sale of another window, or of before the page began anew', async () => {
    const page = await pageThat(automatic)
    page.moves(v7(), { state: 'succeeded' })
    await afterAnother(page)
    expect(told(page)).toEqual([])
  })

  it('where the shop does not want it', async () => {
    const page = await pageThat({ automatic: false, shopCopy: true })
    const id = v7()
    await page.sells(id)
    page.moves(id, { state: 'succeeded' })
    await expect.poll(() => page.session.paper.ends.get()?.sale.id).toBe(id)
    expect(told(page)).toEqual([])
  })
})
