import * as fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../contract/payment.ts'
import type { Sale } from '../../contract/schemas.ts'
import { ShiftId } from '../../contract/shifts.ts'
import { money, taka, ZERO } from '../../domain/money.ts'
import { delivered, refused, unknown } from '../testing/answers.ts'
import { addCustomer, owedBy } from '../testing/customers.ts'
import { comesLate } from '../testing/late.ts'
import { balanceOf } from '../testing/shifts.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const sums = fc.integer({ min: 10, max: 900 })
const who = fc.constantFrom(0, 1)
const what = <Name extends string>(name: Name) => fc.constant(name)
const ofSale = fc.record({
  what: fc.constantFrom('refund', 'cancel', 'sell-again', 'late', 'keep', 'collect'),
  nth: fc.nat({ max: 9 }),
  isDelivered: fc.boolean(),
})
type OfSale = typeof ofSale extends fc.Arbitrary<infer One> ? One : never

/** What may happen at a counter that sells on credit too, in whole taka. */
const event = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: what('sell'),
      amount: sums,
      charge: fc.integer({ min: 0, max: 5 }),
      /** In hundredths of the price. */
      onCredit: fc.constantFrom(0, 0, 30, 100),
      who,
      more: fc.option(fc.integer({ min: 0, max: 500 })),
      end: fc.constantFrom('delivered', 'refused', 'refused', 'unknown', 'not-sent'),
    }),
  },
  {
    weight: 10,
    arbitrary: ofSale,
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: what('dues'),
      cause: fc.constantFrom('paid', 'paid-out', 'forgiven'),
      who,
      amount: sums,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: what('move'),
      direction: fc.constantFrom('in', 'out'),
      amount: sums,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: what('top-up'), amount: sums }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: what('close'), off: fc.integer({ min: -9, max: 9 }) }),
  },
  { weight: 3, arbitrary: fc.record({ what: what('open'), counted: fc.nat({ max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.record({ what: what('crash') }) },
)
type CounterEvent = typeof event extends fc.Arbitrary<infer One> ? One : never
type Of<Name extends CounterEvent['what']> = Extract<CounterEvent, { what: Name }>

/** A shop, and beside it what a person with a pencil would have written, in whole taka. */
interface Pencil {
  shop: TestShop
  readonly customers: readonly [CustomerId, CustomerId]
  cash: number
  readonly owed: [number, number]
  open: ShiftId | null
  /** What the drawer was counted to hold when its shift was opened. */
  opening: number
}

/**
 * Gives a command twice, as a hand or a lost answer does: what it does it does once.
 *
 * @returns whether it was taken at all
 */
async function twice(command: () => Promise<unknown>): Promise<boolean> {
  const taken = async () =>
    command().then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Error) || !('code' in error)) throw error
        expect(error.code).not.toBe('INTERNAL_SERVER_ERROR')
        return false
      },
    )
  const isTaken = await taken()
  await taken()
  return isTaken
}

function paidBy(pencil: Pencil, sale: Sale, sign: 1 | -1): void {
  const credit = sale.credit_e4 / taka(1)
  pencil.cash += sign * ((sale.amount_e4 + sale.serviceCharge_e4) / taka(1) - credit)
  const nth = sale.creditTo?.id === pencil.customers[0] ? 0 : 1
  if (sale.creditTo) pencil.owed[nth] += sign * credit
}

async function sell(pencil: Pencil, one: Of<'sell'>): Promise<void> {
  const { shop, customers } = pencil
  const seller = shop.providers.flexiloadbd
  if (one.end === 'not-sent') seller.refuseToOpen('dns')
  else if (one.end === 'refused') seller.willAnswer(refused)
  else if (one.end === 'unknown') seller.willAnswer(unknown)
  else seller.willAnswer({ ...delivered, providerReference: uuidv7() })
  const price = one.amount + one.charge
  const onCredit = Math.floor((price * one.onCredit) / 100)
  const amount_e4 = taka(onCredit)
  const customer = customers[one.who]
  const intent = recharge({
    amount_e4: taka(one.amount),
    serviceCharge_e4: taka(one.charge),
    ...(one.more !== null && { given_e4: taka(price - onCredit + one.more) }),
    ...(onCredit > 0 && { credit: { customer, amount_e4, limitSeen: true as const } }),
  })
  const isTaken = await twice(() => shop.client.sales.submit(intent))
  await shop.settle()
  if (isTaken) paidBy(pencil, await shop.sale(intent.id), 1)
}

function isFor(what: OfSale['what'], { state, tender }: Sale): boolean {
  switch (what) {
    case 'cancel':
      return state === 'created'
    case 'late':
      return state === 'failed'
    case 'collect':
      return state === 'late-success' && tender !== 'collected'
    case 'keep':
      return tender === 'refund-due' || state === 'created'
    case 'refund':
    case 'sell-again':
      return tender === 'refund-due'
    default:
      return what satisfies never
  }
}

async function withSale(pencil: Pencil, one: OfSale): Promise<void> {
  const { shop } = pencil
  const { client, providers } = shop
  const { sales } = await client.sales.list({ limit: 200 })
  const fitting = sales.filter((sale) => isFor(one.what, sale))
  const sale = fitting[one.nth % Math.max(1, fitting.length)]
  if (!sale) return
  const { id, seq, number, amount_e4, serviceCharge_e4 } = sale
  switch (one.what) {
    case 'late':
      return comesLate(shop, seq, null)
    case 'keep':
      return void (await twice(() => client.sales.keep({ id })))
    case 'refund':
    case 'cancel': {
      const give = one.what
      if (await twice(() => client.sales[give]({ id }))) paidBy(pencil, sale, -1)
      return
    }
    case 'collect':
      if (await twice(() => client.sales.collect({ id }))) paidBy(pencil, sale, 1)
      return
    case 'sell-again': {
      const answer = { ...delivered, providerReference: uuidv7() }
      providers.flexiloadbd.willAnswer(one.isDelivered ? answer : refused)
      const words = { number, amount_e4, serviceCharge_e4, retryOf: id, given_e4: taka(5_000) }
      const intent = recharge(words)
      await twice(() => client.sales.submit(intent))
      return shop.settle()
    }
    default:
      return one.what satisfies never
  }
}

async function dues(pencil: Pencil, { cause, who: nth, amount }: Of<'dues'>): Promise<void> {
  const customer = pencil.customers[nth]
  const said = { words: 'x', ...(cause === 'forgiven' && { signedBy: 'Karim' }) }
  const wanted = { id: uuidv7(), customer, cause, amount_e4: taka(amount), ...said }
  if (!(await twice(() => pencil.shop.client.dues.move(wanted)))) return
  pencil.owed[nth] += cause === 'paid-out' ? amount : -amount
  if (cause !== 'forgiven') pencil.cash += cause === 'paid' ? amount : -amount
}

async function close(pencil: Pencil, { off }: Of<'close'>): Promise<void> {
  const { shop, open: id } = pencil
  if (id === null) return
  const counted = Math.max(0, pencil.cash + off)
  const words = { id, notes: { '1': counted }, reason: 'x', signedBy: 'y' }
  expect(await twice(() => shop.client.shifts.close(words))).toBe(true)
  pencil.cash = counted
  pencil.open = null
}

async function open(pencil: Pencil, { counted }: Of<'open'>): Promise<void> {
  const id = ShiftId.parse(uuidv7())
  const differenceOf = 'owner' as const
  const words = { id, cashier: 'Rahim', notes: { '1': counted }, differenceOf }
  const isTaken = await twice(() => pencil.shop.client.shifts.open(words))
  expect(isTaken).toBe(pencil.open === null)
  if (!isTaken) return
  pencil.cash = counted
  pencil.opening = counted
  pencil.open = id
}

async function take(pencil: Pencil, one: CounterEvent): Promise<void> {
  const { client } = pencil.shop
  const id = uuidv7()
  switch (one.what) {
    case 'sell':
      return sell(pencil, one)
    case 'dues':
      return dues(pencil, one)
    case 'close':
      return close(pencil, one)
    case 'open':
      return open(pencil, one)
    case 'crash':
      pencil.shop = await pencil.shop.crash(60_000)
      return
    case 'move': {
      const { direction, amount } = one
      const words = { purpose: 'owner', amount_e4: taka(amount), words: 'x' } as const
      const isTaken = await twice(() => client.shifts.move({ id, direction, ...words }))
      if (isTaken) pencil.cash += direction === 'in' ? amount : -amount
      return
    }
    case 'top-up': {
      const at = { provider: 'flexiloadbd', wallet: 'flexiload', paidFrom: 'cash' } as const
      const words = { id, ...at, amount_e4: taka(one.amount), slip: id }
      if (await twice(() => client.wallets.topUp(words))) pencil.cash -= one.amount
      return
    }
    case 'refund':
    case 'cancel':
    case 'sell-again':
    case 'late':
    case 'keep':
    case 'collect':
      return withSale(pencil, one)
    default:
      return one satisfies never
  }
}

/** The books say what the pencil does, of the drawer and of every customer. */
async function proveSame({ shop, customers, cash, owed, open: id, opening }: Pencil) {
  expect(await balanceOf(shop, 'cash')).toBe(taka(cash))
  expect(customers.map((one) => owedBy(shop.db, one))).toEqual(owed.map((sum) => taka(sum)))
  const listed = await shop.client.customers.list({})
  const told = new Map(listed.map((one) => [one.id, one]))
  for (const [nth, customer] of customers.entries()) {
    const { owes_e4 = ZERO, ages } = told.get(customer) ?? {}
    expect(owes_e4).toBe(taka(owed[nth] ?? Number.NaN))
    const aged = Object.values(ages ?? {}).reduce<number>((sum, one) => sum + one, 0)
    expect(money(aged)).toBe(Math.max(0, owes_e4))
  }
  if (id === null) return
  const report = await shop.client.shifts.report({ id })
  expect(report.expected_e4).toBe(taka(cash))
  expect(report.drawer?.opening_e4).toBe(taka(opening))
}

describe('a counter that sells in cash and on credit, every command of it given twice', () => {
  it('has in its drawer and in its due book what a pencil would have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 12, maxLength: 40 }), async (events) => {
        const shop = await openShop()
        const customers = [addCustomer(shop.db), addCustomer(shop.db, { name: 'Salam' })] as const
        const pencil: Pencil = { shop, customers, cash: 0, owed: [0, 0], open: null, opening: 0 }
        for (const one of events) {
          await take(pencil, one)
          await proveSame(pencil)
        }
      }),
      { numRuns: 60, seed: 20_261_129 },
    )
  }, 120_000)
})
