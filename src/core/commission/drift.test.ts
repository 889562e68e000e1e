import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import { accepted, delivered, saidSuccess } from '../testing/answers.ts'
import { makeRule, newRule, perThousand, todayOf } from '../testing/commission.ts'
import { openShopOfKinds } from '../testing/kinds.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const through = (shop: TestShop, provider: 'flexiloadbd' | 'autoflexi') => {
  const seller = shop.providers[provider]
  return async (charged_e4: number | null, amount_e4 = taka(100), words = {}) => {
    const charged = charged_e4 === null ? null : money(charged_e4)
    seller.willAnswer({
      ...delivered,
      providerReference: `TRX${seller.sent.length}`,
      charged_e4: charged,
    })
    const sale = await shop.sell({ provider, amount_e4, ...words })
    expect(sale.state).toBe('succeeded')
    return sale
  }
}

const rowsOf = async (shop: TestShop) => (await shop.client.commission.drift({})).rows

describe('what sales earned beside what they should have', () => {
  it('is summed up by provider, operator and kind, by what the provider says it took', async () => {
    const shop = await openShop()
    const rule = await makeRule(shop, { provider: 'flexiloadbd', of: { what: 'all' } })
    const sell = through(shop, 'flexiloadbd')
    await sell(taka(97))
    await sell(972_500, taka(100))
    await sell(taka(194), taka(200), { operator: 'RB', number: '01812345678' })
    expect(await rowsOf(shop)).toEqual([
      {
        provider: 'flexiloadbd',
        kind: 'recharge',
        operator: 'GP',
        pack: null,
        rule,
        sales: 2,
        proved: 2,
        amount_e4: taka(200),
        expected_e4: taka(6),
        earned_e4: 57_500,
        difference_e4: -2_500,
        finding: 'less',
      },
      expect.objectContaining({ operator: 'RB', difference_e4: 0, finding: 'agrees' }),
    ])
  })

  it('compares nothing of what nobody says, until the wallet has shown it', async () => {
    const shop = await openShop()
    await makeRule(shop)
    await shop.client.wallets.refresh({ provider: 'autoflexi' })
    const sell = through(shop, 'autoflexi')
    await sell(null)
    expect(await rowsOf(shop)).toMatchObject([
      { sales: 1, proved: 0, amount_e4: 0, expected_e4: 0, earned_e4: 0, finding: 'unproved' },
    ])
    shop.providers.autoflexi.balance_e4 -= 965_000
    await shop.clock.advanceGently(4_000)
    expect(await rowsOf(shop)).toMatchObject([
      { proved: 1, expected_e4: taka(3), earned_e4: 35_000, difference_e4: 5_000, finding: 'more' },
    ])
  })

  it('sets what no rule was for apart from what one was', async () => {
    const shop = await openShop()
    const sell = through(shop, 'flexiloadbd')
    await sell(taka(97))
    const rule = await makeRule(shop, { provider: 'flexiloadbd' })
    await sell(taka(97))
    expect(await rowsOf(shop)).toMatchObject([
      { rule, sales: 1, finding: 'agrees' },
      { rule: null, sales: 1, expected_e4: 27_500, earned_e4: 30_000, finding: 'no-rule' },
    ])
  })

  it('names the newest of the rules they were sold by', async () => {
    const shop = await openShop()
    const sell = through(shop, 'flexiloadbd')
    const provider = 'flexiloadbd'
    await makeRule(shop, { provider, earns: perThousand(10_000) })
    await sell(taka(99))
    const newest = await makeRule(shop, { provider, earns: perThousand(20_000) })
    await sell(taka(98))
    expect(await rowsOf(shop)).toMatchObject([{ rule: newest, sales: 2, finding: 'agrees' }])
  })

  it('is told package by package, and counts only what was delivered', async () => {
    const { shop } = await openShopOfKinds()
    const seller = shop.providers.flexiloadbd
    const sell = async (nth: number) => {
      seller.willAnswer({ ...accepted, providerReference: `P${nth}` })
      const sale = await shop.client.sales.submit({
        id: newRule(),
        kind: 'package',
        operator: 'GP',
        number: `0171234567${nth}`,
        packageId: 3,
        packageName: '3 GB – 7 Days',
        amount_e4: taka(65),
        provider: 'flexiloadbd',
      })
      await shop.settle()
      return sale
    }
    await sell(1)
    expect(await rowsOf(shop)).toEqual([])
    seller.willSay({ ...saidSuccess, providerReference: 'P1', charged_e4: taka(62) })
    await shop.clock.advanceGently(60_000)
    expect(await rowsOf(shop)).toMatchObject([
      {
        kind: 'package',
        pack: { list: 'GP', packageId: 3, packageName: '3 GB – 7 Days' },
        rule: null,
        expected_e4: taka(2),
        earned_e4: taka(3),
        finding: 'no-rule',
      },
    ])
  })
})

describe('the days that are laid side by side', () => {
  it('are this month up to today, unless others are said', async () => {
    const shop = await openShop()
    await through(shop, 'flexiloadbd')(taka(97))
    const to = await todayOf(shop)
    const from = `${to.slice(0, 8)}01`
    const drift = await shop.client.commission.drift({})
    expect(drift).toMatchObject({ from, to, rows: [{ sales: 1 }] })
    expect(await shop.client.commission.drift({ from, to })).toEqual(drift)
    const before = { from: '2020-02-01', to: '2020-02-29' }
    expect(await shop.client.commission.drift(before)).toEqual({ ...before, rows: [] })
    expect(await shop.client.commission.drift({ to: '2020-02-29' })).toMatchObject(before)
  })

  it.each([
    [{ from: '2020-03-01', to: '2020-02-29' }, 'after-end'],
    [{ from: '2020-01-01', to: '2020-04-02' }, 'too-long'],
  ])('are no others: %j', async (range, code) => {
    const shop = await openShop()
    await expect(shop.client.commission.drift(range)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'from', code },
    })
    const longest = { from: '2020-01-01', to: '2020-04-01' }
    expect(await shop.client.commission.drift(longest)).toMatchObject(longest)
  })
})
