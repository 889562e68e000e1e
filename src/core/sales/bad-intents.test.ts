import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { RechargeIntent } from '../../contract/schemas.ts'
import { money, taka } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { SaleId } from '../../domain/sale.ts'
import { cannotSell } from '../providers/can-sell.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { type ScriptedProvider, scriptedProvider } from '../testing/scripted-provider.ts'
import { openShop, recharge, type TestShop } from '../testing/shop.ts'

const clock = () => manualClock(Date.parse('2026-04-28T12:00:00+06:00'))

/** A provider that knows its own lines and limits, as the real clients do. */
function choosy(id: ProviderId): ScriptedProvider {
  const now = clock().now()
  return { ...scriptedProvider(id), cannotSell: (order) => cannotSell(id, order, null, now) }
}

function openChoosyShop(): Promise<TestShop> {
  const providers = {
    autoflexi: choosy('autoflexi'),
    alsamiflexi: choosy('alsamiflexi'),
    flexiloadbd: choosy('flexiloadbd'),
  }
  return openShop({ clock: clock(), providers })
}

const balances = async (shop: TestShop) => (await shop.client.ledger.trialBalance()).accounts

describe('a number however it was written is sold to the same customer', () => {
  it.each([
    ['row 1 in Bangla digits', '০১৭১২৩৪৫৬৭৮'],
    ['row 2 with a plus and the country code', '+8801712345678'],
    ['row 2 with the country code', '8801712345678'],
    ['row 2 dialled from abroad', '008801712345678'],
    ['row 6 with dashes and spaces', '017-1234 5678'],
    ['row 6 with a no-break space', '017\u00A012345678'],
    ['row 6 with a zero-width space', '017\u200B12345678'],
  ])('%s', async (_, number) => {
    const shop = await openChoosyShop()
    const sale = await shop.sell({ number })
    expect(sale.number).toBe('01712345678')
    expect(shop.providers.flexiloadbd.sent.map((order) => order.number)).toEqual(['01712345678'])
  })
})

/** What a counter may not sell: the row, its words, and what the screen is told. */
const refused: readonly [string, Partial<RechargeIntent>, { field: string; code: string }][] = [
  ['row 3 without the zero', { number: '1712345678' }, { field: 'number', code: 'ten-digits' }],
  ['row 4 a prefix nobody has', { number: '01212345678' }, { field: 'number', code: 'prefix' }],
  ['row 5 twelve digits', { number: '017123456789' }, { field: 'number', code: 'too-long' }],
  [
    'row 6 a mark that turns the line round',
    { number: '\u202E01712345678' },
    { field: 'number', code: 'direction-marks' },
  ],
  [
    'row 7 Arabic-Indic digits',
    { number: '٠١٧١٢٣٤٥٦٧٨' },
    { field: 'number', code: 'foreign-digits' },
  ],
  ['row 8 letters', { number: 'O17l2345678' }, { field: 'number', code: 'letters' }],
  ['an empty number', { number: '' }, { field: 'number', code: 'empty' }],
  ['row 10 nothing', { amount_e4: 0 }, { field: 'amount_e4', code: 'zero' }],
  ['row 10 less than nothing', { amount_e4: -500_000 }, { field: 'amount_e4', code: 'sign' }],
  ['row 12 poisha', { amount_e4: 505_000 }, { field: 'amount_e4', code: 'whole-taka' }],
  [
    'row 12 a part of the smallest unit',
    { amount_e4: 500_000.5 },
    { field: 'amount_e4', code: 'characters' },
  ],
  [
    'row 15 ৳19 at autoflexi',
    { provider: 'autoflexi', amount_e4: taka(19) },
    { field: 'amount_e4', code: 'below-minimum' },
  ],
  [
    'row 15 ৳9 at alsamiflexi',
    { provider: 'alsamiflexi', amount_e4: taka(9) },
    { field: 'amount_e4', code: 'below-minimum' },
  ],
  [
    'row 15 ৳1,001 at alsamiflexi',
    { provider: 'alsamiflexi', amount_e4: taka(1001) },
    { field: 'amount_e4', code: 'above-maximum' },
  ],
  [
    'row 16 a sum that nobody recharges',
    { amount_e4: taka(100_000_000) },
    { field: 'amount_e4', code: 'above-maximum' },
  ],
  [
    'row 16 a sum that cannot be counted',
    { amount_e4: 99_999_999_999 * 10_000 * 1000 },
    { field: 'amount_e4', code: 'characters' },
  ],
  [
    'a line alsamiflexi has no word for',
    { provider: 'alsamiflexi', lineType: 'postpaid' },
    { field: 'lineType', code: 'line-type' },
  ],
]

/** What the contract stops before the core is asked. */
const malformed: readonly [string, Readonly<Record<string, unknown>>][] = [
  ['row 11 no figure', { amount_e4: Number.NaN }],
  ['row 11 a figure without end', { amount_e4: Number.POSITIVE_INFINITY }],
  ['row 11 a text for a figure', { amount_e4: '1e3' }],
  ['row 17 a paste without end', { number: '0'.repeat(1_000_000) }],
  ['row 22 an operator nobody sells', { operator: 'CC' }],
  ['a kind of sale that is not sold: packages', { kind: 'data' }],
  ['a kind of sale that is not sold: drive', { kind: 'drive' }],
  ['a kind of sale that is not sold: mobile banking', { kind: 'mfs' }],
  ['a kind of sale that is not sold: bills', { kind: 'bill' }],
  ['row 91 an id made otherwise', { id: '01712345678' }],
  ['row 91 a word too many', { admin: true }],
]

describe('what a counter must not send', () => {
  it.each(refused)(
    '%s: said at the field, nothing stored, nothing sent',
    async (_, words, said) => {
      const shop = await openChoosyShop()
      const before = await balances(shop)
      await expect(shop.client.sales.submit(recharge(words))).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: said,
      })
      await expectNothing(shop, before)
    },
  )

  it.each(malformed)('%s: refused by the contract', async (_, words) => {
    const shop = await openChoosyShop()
    const before = await balances(shop)
    const intent: RechargeIntent = Object.assign(recharge(), words)
    await expect(shop.client.sales.submit(intent)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expectNothing(shop, before)
  })
})

async function expectNothing(shop: TestShop, before: Awaited<ReturnType<typeof balances>>) {
  await shop.clock.advanceGently(60_000)
  expect((await shop.client.sales.list({})).sales).toEqual([])
  expect(await balances(shop)).toEqual(before)
  for (const provider of Object.values(shop.providers)) {
    expect([...provider.sent, ...provider.abandoned]).toEqual([])
  }
}

describe('an amount at the edge of what a provider takes', () => {
  it.each([
    ['autoflexi', 20],
    ['alsamiflexi', 10],
    ['alsamiflexi', 1000],
    ['flexiloadbd', 14],
  ] as const)('is sold: %s ৳%i', async (provider, whole) => {
    const shop = await openChoosyShop()
    const sale = await shop.sell({ provider, amount_e4: taka(whole) })
    expect(sale).toMatchObject({ state: 'on-wire', provider })
  })

  it('goes to the first by preference that takes it when none was asked for (row 15)', async () => {
    const shop = await openChoosyShop()
    const { providers } = shop.client
    const address = (provider: ProviderId) => `https://${provider}.example`
    for (const [nth, provider] of providerIds.entries()) {
      await providers.save({ provider, baseUrl: address(provider), preference: nth + 1 })
    }
    const { provider: _, ...words } = recharge({ amount_e4: taka(19) })
    expect((await shop.client.sales.submit(words)).provider).toBe('alsamiflexi')
    const { provider: __, ...more } = recharge({ amount_e4: taka(20) })
    expect((await shop.client.sales.submit(more)).provider).toBe('autoflexi')
  })
})

describe('a number whose prefix says another operator than the customer', () => {
  it('is sold to the operator the cashier chose (row 9)', async () => {
    const shop = await openChoosyShop()
    const sale = await shop.sell({ number: '01812345678', operator: 'GP' })
    expect(sale.operator).toBe('GP')
    expect(shop.providers.flexiloadbd.sent[0]).toMatchObject({ operator: 'GP' })
  })
})

describe('the same number and amount within five minutes (row 19)', () => {
  const same = { operator: 'GP', lineType: 'prepaid', amount_e4: 500_000 } as const
  const quote = (shop: TestShop, number = '01712345678') =>
    shop.client.sales.quote({ ...same, number })

  it.each([
    ['is on its way', null, 'on-wire'],
    ['is in doubt', { kind: 'unknown', why: 'timeout', words: '' }, 'in-doubt'],
  ] as const)('is shown with its state when it %s', async (_, answer, state) => {
    const shop = await openChoosyShop()
    if (answer) shop.providers.flexiloadbd.willAnswer(answer)
    const sale = await shop.sell({ number: '01712345678' })
    expect((await quote(shop)).twin).toMatchObject({ id: sale.id, state })
  })

  it('is no twin once five minutes have passed, nor with another number or amount', async () => {
    const shop = await openChoosyShop()
    await shop.sell()
    expect((await quote(shop, '01712345679')).twin).toBeNull()
    const other = await shop.client.sales.quote({
      ...same,
      number: '01712345678',
      amount_e4: money(510_000),
    })
    expect(other.twin).toBeNull()
    await shop.clock.advanceGently(5 * 60_000)
    expect((await quote(shop)).twin).toBeNull()
  })

  it('is no twin when it failed: the customer may well try again', async () => {
    const shop = await openChoosyShop()
    shop.providers.flexiloadbd.willAnswer({ kind: 'refused', reason: 'service', words: '' })
    await shop.sell()
    expect((await quote(shop)).twin).toBeNull()
  })
})

describe('a sale confirmed in the last tenth of a second of a day (row 28)', () => {
  it('belongs to that day, also when it ends in the next', async () => {
    const shop = await openShop({
      clock: manualClock(Date.parse('2026-04-28T23:59:59.900+06:00')),
    })
    const sale = await shop.sell()
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).businessDate).toBe('2026-04-28')
    const { today } = await shop.client.health.get()
    expect(today).toMatchObject({ businessDate: '2026-04-29', sales: 0 })
  })
})

describe('a sale called off and confirmed again under its id', () => {
  it('stays called off (row 18)', async () => {
    const shop = await openChoosyShop()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('dns')
    const words = recharge({ id: SaleId.parse(uuidv7()) })
    await shop.client.sales.submit(words)
    await shop.settle()
    await shop.client.sales.cancel({ id: SaleId.parse(words.id) })
    await shop.clock.advanceGently(30_000)
    expect((await shop.client.sales.submit(words)).state).toBe('cancelled')
    await shop.settle()
    expect(shop.providers.flexiloadbd.sent).toEqual([])
  })
})
