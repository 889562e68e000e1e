import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Sale } from '../../contract/schemas.ts'
import { intentOf } from '../sale/intent.ts'
import { saleWith } from '../testing/sales.ts'
import { NEWEST_KEPT } from './cards.ts'
import { type Desk, type SaleCalls, createDesk } from './desk.ts'

const SALES_OF_WEEKS = 2_000

/** A desk whose counter stores what it is sent; of a sale named in `silent` it says nothing. */
function openDesk(silent: ReadonlySet<string> = new Set()): Desk {
  const lost = () => Promise.reject(new Error('the port closed'))
  const calls: SaleCalls = {
    submit: ({ id }) => (silent.has(id) ? lost() : Promise.resolve(saleWith({ id }))),
    get: lost,
    openBooks: () => Promise.resolve('practice'),
  }
  return createDesk(
    calls,
    () => undefined,
    () => new Promise(() => undefined),
    () => 'practice',
  )
}

/** Sends it and lets the counter answer. */
async function send(desk: Desk, sale: Sale): Promise<void> {
  desk.send(intentOf(sale))
  await new Promise((resolve) => setImmediate(resolve))
}

const shown = (desk: Desk) => desk.sales.get().map(({ intent: { id } }) => id)
const ended = (sale: Sale): Sale => ({ ...sale, state: 'succeeded', version: 4 })
const owed = (sale: Sale): Sale => ({ ...sale, state: 'failed', tender: 'refund-due', version: 4 })

/** So many more customers, each served to the end before the next. @returns their sales */
async function serve(desk: Desk, customers: number): Promise<Sale[]> {
  const sales = Array.from({ length: customers }, () => saleWith({ id: v7() }))
  for (const sale of sales) {
    await send(desk, sale)
    desk.seen(ended(sale))
  }
  return sales
}

describe('a page that sells for weeks', () => {
  it('keeps the newest cards alone of what is over, and waits for none of them', async () => {
    const desk = openDesk()
    const sales = await serve(desk, SALES_OF_WEEKS)
    const newest = sales.slice(-NEWEST_KEPT).map(({ id }) => id)
    expect(shown(desk)).toEqual(newest.toReversed())
    expect(desk.sales.get().filter(({ sending }) => sending !== undefined)).toEqual([])
  })

  it('keeps every card that the counter has not confirmed', async () => {
    const unknown = saleWith({ id: v7() })
    const desk = openDesk(new Set([unknown.id]))
    await send(desk, unknown)
    await serve(desk, 3 * NEWEST_KEPT)
    expect(shown(desk)).toHaveLength(NEWEST_KEPT + 1)
    expect(desk.sales.get().at(-1)).toMatchObject({ intent: { id: unknown.id }, phase: 'asking' })
  })

  it.each<[string, (sale: Sale) => Sale]>([
    ['whose end is not known', (sale) => ({ ...sale, state: 'in-doubt', version: 3 })],
    ['that a person must decide', (sale) => ({ ...sale, state: 'needs-review', version: 3 })],
    ['whose money is due back', owed],
    [
      'of which nothing could be sent',
      (sale) => ({ ...sale, reason: { code: 'connect', words: '' } }),
    ],
  ])('keeps every card %s, until that is over', async (_, standing) => {
    const desk = openDesk()
    const open = Array.from({ length: 3 }, () => saleWith({ id: v7() }))
    for (const sale of open) {
      await send(desk, sale)
      desk.seen(standing(sale))
    }
    const [first, ...others] = open.map(({ id }) => id)
    await serve(desk, 3 * NEWEST_KEPT)
    expect(shown(desk).slice(NEWEST_KEPT)).toEqual([...others.toReversed(), first])
    for (const sale of open) desk.seen(ended(sale))
    expect(shown(desk)).toHaveLength(NEWEST_KEPT)
  })

  it('keeps the card of a success that was taken back meanwhile', async () => {
    const desk = openDesk()
    const [taken] = await serve(desk, NEWEST_KEPT)
    if (!taken) throw new Error('nothing was sold')
    desk.seen({ ...owed(taken), state: 'reversed', version: 5 })
    await serve(desk, NEWEST_KEPT)
    expect(shown(desk).at(-1)).toBe(taken.id)
    expect(shown(desk)).toHaveLength(NEWEST_KEPT + 1)
  })

  it('draws nothing anew for a sale that ends while its card stays', async () => {
    const desk = openDesk()
    const sale = saleWith({ id: v7() })
    await send(desk, sale)
    const before = desk.sales.get()
    desk.seen(ended(sale))
    expect(desk.sales.get()).toBe(before)
  })
})
