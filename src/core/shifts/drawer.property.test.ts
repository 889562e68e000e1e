import * as fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { ShiftId, type ShiftReport } from '../../contract/shifts.ts'
import { expectedCash } from '../../domain/cash/drawer.ts'
import { cash } from '../../domain/ledger.ts'
import { type Money, taka } from '../../domain/money.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const sums = fc.integer({ min: 10, max: 900 })

/** What may happen at a counter, one thing after another, in whole taka. */
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('sell' as const),
      amount: sums,
      charge: fc.integer({ min: 0, max: 5 }),
      /** More than the price; null where nobody counted what was given. */
      more: fc.option(fc.integer({ min: 0, max: 500 })),
      end: fc.constantFrom('delivered', 'refused', 'unknown', 'not-sent'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('refund' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('cancel' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('sell-again' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      direction: fc.constantFrom('in', 'out'),
      purpose: fc.constantFrom('expense', 'owner', 'bank'),
      amount: sums,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('top-up' as const), amount: sums }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('close' as const),
      /** Short or over, where the drawer has as much. */
      off: fc.integer({ min: -90, max: 90 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('open' as const),
      opening: fc.integer({ min: 0, max: 5_000 }),
      whose: fc.constantFrom('owner', 'over-short'),
    }),
  },
)
type CounterEvent = typeof event extends fc.Arbitrary<infer One> ? One : never

/** A shop, the shift that is open, and what each closed one was told to have held. */
interface Counter {
  readonly shop: TestShop
  open: ShiftId | null
  readonly closed: Map<ShiftId, Money>
  /** What customers handed over and got back at once since it was opened, in whole taka. */
  handed: { given: number; change: number }
}

/** A word the shop refuses (no shift, not so much in the drawer) moves nothing, and is no fault. */
async function tried(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof Error) || !('code' in error)) throw error
  })
}

async function sell(
  { shop, handed }: Counter,
  { amount, charge, more, end }: Extract<CounterEvent, { what: 'sell' }>,
): Promise<void> {
  const seller = shop.providers.flexiloadbd
  if (end === 'not-sent') seller.refuseToOpen('dns')
  else if (end === 'refused') seller.willAnswer(refused)
  else if (end === 'unknown') seller.willAnswer(unknown)
  else seller.willAnswer({ ...delivered, providerReference: uuidv7() })
  const price = amount + charge
  await tried(async () => {
    await shop.sell({
      amount_e4: taka(amount),
      serviceCharge_e4: taka(charge),
      ...(more !== null && { given_e4: taka(price + more) }),
    })
    handed.given += price + (more ?? 0)
    handed.change += more ?? 0
  })
}

async function withSale({ shop }: Counter, what: 'refund' | 'cancel' | 'sell-again') {
  const { sales } = await shop.client.sales.list({})
  const sale = sales.find(({ state, tender }) =>
    what === 'cancel' ? state === 'created' : tender === 'refund-due',
  )
  if (!sale) return
  const { id } = sale
  if (what === 'refund') await tried(() => shop.client.sales.refund({ id }))
  else if (what === 'cancel') await tried(() => shop.client.sales.cancel({ id }))
  else {
    const { number, amount_e4, serviceCharge_e4 } = sale
    shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: uuidv7() })
    // What was held pays for it: nothing is handed over, whatever the counter says of that.
    const words = { number, amount_e4, serviceCharge_e4, retryOf: id, given_e4: taka(5_000) }
    await tried(() => shop.sell(words))
  }
}

async function move({ shop }: Counter, one: Extract<CounterEvent, { what: 'move' }>) {
  const { direction, purpose, amount } = one
  const words = { id: uuidv7(), direction, purpose, amount_e4: taka(amount), words: 'x' } as const
  await tried(() => shop.client.shifts.move(words))
}

async function topUp({ shop }: Counter, amount: number): Promise<void> {
  const at = { provider: 'flexiloadbd', wallet: 'flexiload', paidFrom: 'cash' } as const
  const id = uuidv7()
  await tried(() => shop.client.wallets.topUp({ id, ...at, amount_e4: taka(amount), slip: id }))
}

async function close(counter: Counter, off: number): Promise<void> {
  const { shop, open } = counter
  if (open === null) return
  const expected_e4 = (await shop.client.shifts.report({ id: open })).expected_e4 ?? 0
  const counted = Math.max(0, expected_e4 / taka(1) + off)
  const said = { reason: 'x', signedBy: 'y' }
  const report = await shop.client.shifts.close({ id: open, notes: { '1': counted }, ...said })
  expect(report.close?.expected_e4).toBe(expected_e4)
  expect(await cashOf(shop)).toBe(taka(counted))
  counter.closed.set(open, report.expected_e4 ?? taka(-1))
  counter.open = null
}

async function begin(counter: Counter, one: Extract<CounterEvent, { what: 'open' }>) {
  const id = ShiftId.parse(uuidv7())
  const { opening, whose } = one
  const words = { id, cashier: 'Rahim', notes: { '1': opening }, differenceOf: whose } as const
  const isFirst = counter.open === null
  await tried(() => counter.shop.client.shifts.open(words))
  if (!isFirst) return
  counter.open = id
  counter.handed = { given: 0, change: 0 }
}

function take(counter: Counter, one: CounterEvent): Promise<void> {
  switch (one.what) {
    case 'sell':
      return sell(counter, one)
    case 'move':
      return move(counter, one)
    case 'top-up':
      return topUp(counter, one.amount)
    case 'close':
      return close(counter, one.off)
    case 'open':
      return begin(counter, one)
    case 'refund':
    case 'cancel':
    case 'sell-again':
      return withSale(counter, one.what)
    default:
      return one satisfies never
  }
}

async function cashOf({ client }: TestShop): Promise<number> {
  const { accounts } = await client.ledger.trialBalance()
  return accounts.find(({ account }) => account === cash)?.balance_e4 ?? 0
}

function proveTerms({ drawer, expected_e4 }: ShiftReport): void {
  if (!drawer) throw new Error('a report without its terms')
  expect(expectedCash(drawer)).toBe(expected_e4)
  for (const [name, term_e4] of Object.entries(drawer))
    expect(term_e4, name).toBeGreaterThanOrEqual(0)
}

/** Of the open shift the terms are the account of cash, and those of a closed one are history. */
async function proveDrawers({ shop, open, closed, handed }: Counter): Promise<void> {
  if (open !== null) {
    const report = await shop.client.shifts.report({ id: open })
    proveTerms(report)
    expect(report.drawer).toMatchObject({
      given_e4: taka(handed.given),
      change_e4: taka(handed.change),
    })
    expect(report.expected_e4).toBe(await cashOf(shop))
    expect((await shop.client.health.get()).today.drawer_e4).toBe(report.expected_e4)
  }
  for (const [id, expected_e4] of closed) {
    const report = await shop.client.shifts.report({ id })
    proveTerms(report)
    expect(report.expected_e4).toBe(expected_e4)
  }
}

describe('a drawer, whatever comes and goes', () => {
  it('is expected to hold the sum of its terms, which is the account of cash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 24 }), async (events) => {
        const handed = { given: 0, change: 0 }
        const counter: Counter = { shop: await openShop(), open: null, closed: new Map(), handed }
        for (const one of events) {
          const before = await cashOf(counter.shop)
          const isShut = counter.open === null && counter.closed.size > 0
          await take(counter, one)
          if (isShut && one.what !== 'open') expect(await cashOf(counter.shop)).toBe(before)
          await proveDrawers(counter)
        }
        proveBooks(counter.shop)
      }),
      { numRuns: 120, seed: 20_260_428 },
    )
  }, 120_000)
})
