import { describe, expect, it } from 'vitest'
import type { RuleSave } from '../../contract/commission.ts'
import { money, taka } from '../../domain/money.ts'
import { accepted, delivered } from '../testing/answers.ts'
import { makeRule, newRule, perThousand, ruleOf, todayOf } from '../testing/commission.ts'
import { openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const DAY_ms = 86_400_000

/** What ৳19 to Grameenphone through autoflexi is expected to earn just now. */
async function quoted(shop: TestShop, amount_e4 = taka(19), operator: 'GP' | 'RB' = 'GP') {
  const asked = { operator, lineType: 'prepaid', amount_e4, provider: 'autoflexi' } as const
  const quote = await shop.client.sales.quote(asked)
  expect(quote.expectedCost_e4).toBe(amount_e4 - (quote.expectedCommission_e4 ?? 0))
  return quote.expectedCommission_e4
}

const sold = (shop: TestShop, words = {}) => {
  shop.providers.autoflexi.willAnswer({
    ...delivered,
    providerReference: `TRX${shop.providers.autoflexi.sent.length}`,
  })
  return shop.sell({ provider: 'autoflexi', amount_e4: taka(19), ...words })
}

/** The day after so many days of the shop. */
async function dayAfter(shop: TestShop, days: number): Promise<string> {
  const later = new Date(Date.parse(await todayOf(shop)) + days * DAY_ms)
  return later.toISOString().slice(0, 10)
}

describe('a rule of the owner', () => {
  it('says what the next sale earns, to the ten-thousandth, and is kept with it', async () => {
    const shop = await openShop()
    expect(await quoted(shop)).toBe(5_225)
    await makeRule(shop, { earns: perThousand(28_505) })
    expect(await quoted(shop)).toBe(5_415)
    expect(await quoted(shop, taka(19), 'RB')).toBe(5_225)
    const sale = await sold(shop)
    expect(sale).toMatchObject({
      state: 'succeeded',
      expectedCost_e4: 184_585,
      commission_e4: 5_415,
      earning: { should_e4: 5_415, shouldBy: 'rule', willBy: 'rule' },
    })
    proveBooks(shop)
  })

  it('changes nothing of what was sold before, whatever comes after it', async () => {
    const shop = await openShop()
    const before = await sold(shop)
    expect(before.earning).toEqual({ should_e4: 5_225, shouldBy: 'assumed', willBy: 'assumed' })
    const rule = await makeRule(shop)
    const under = await sold(shop)
    await makeRule(shop, { earns: perThousand(20_000) })
    const since = await sold(shop)
    const end = { id: newRule(), rule, from: await todayOf(shop) }
    await expect(shop.client.commission.end(end)).rejects.toMatchObject({
      data: { field: 'rule', code: 'over' },
    })
    const earned = async ({ id }: { id: string }) => (await shop.sale(id)).earning?.should_e4
    expect(await Promise.all([before, under, since].map(earned))).toEqual([5_225, 5_700, 3_800])
    expect(shop.db.read('SELECT rule_seq FROM sale_earning').all()).toEqual([
      { rule_seq: null },
      { rule_seq: 1 },
      { rule_seq: 2 },
    ])
  })

  it('holds from its day on and not before, and until the one that follows it', async () => {
    const shop = await openShop()
    await makeRule(shop, { from: await dayAfter(shop, 1) })
    await makeRule(shop, { from: await dayAfter(shop, 3), earns: perThousand(10_000) })
    const standings = async () => {
      const { rules } = await shop.client.commission.rules()
      return rules.map(({ standing, until }) => [standing, until !== null])
    }
    const seen: unknown[] = []
    for (let day = 0; day < 4; day += 1) {
      seen.push([await quoted(shop), ...(await standings())])
      shop.clock.jumpTo(shop.clock.now() + DAY_ms)
    }
    expect(seen).toEqual([
      [5_225, ['later', true], ['later', false]],
      [5_700, ['holds', true], ['later', false]],
      [5_700, ['holds', true], ['later', false]],
      [1_900, ['over', true], ['holds', false]],
    ])
  })

  it('goes before a wider one, and leaves the day to it once it is ended', async () => {
    const shop = await openShop()
    await makeRule(shop, { of: { what: 'all' }, earns: perThousand(10_000) })
    const rule = await makeRule(shop)
    expect([await quoted(shop), await quoted(shop, taka(19), 'RB')]).toEqual([5_700, 1_900])
    const end = { id: newRule(), rule, from: await dayAfter(shop, 1) }
    const { rules } = await shop.client.commission.end(end)
    expect(rules.find(({ id }) => id === rule)).toMatchObject({
      standing: 'holds',
      until: end.from,
    })
    // The answer was lost on its way, and it is ended once more by the same id.
    expect(await shop.client.commission.end(end)).toEqual({ today: await todayOf(shop), rules })
    expect(await quoted(shop)).toBe(5_700)
    shop.clock.jumpTo(shop.clock.now() + DAY_ms)
    expect(await quoted(shop)).toBe(1_900)
  })

  it('that has not begun yet never does, where it is ended before', async () => {
    const shop = await openShop()
    const from = await dayAfter(shop, 5)
    const rule = await makeRule(shop, { from })
    const { rules } = await shop.client.commission.end({
      id: newRule(),
      rule,
      from: await todayOf(shop),
    })
    expect(rules).toMatchObject([{ id: rule, standing: 'over', until: from }])
    shop.clock.jumpTo(shop.clock.now() + 6 * DAY_ms)
    expect(await quoted(shop)).toBe(5_225)
  })

  it('is one, however often it is saved, and is told of to every screen', async () => {
    const shop = await openShop()
    const told: string[] = []
    const watched = (async () => {
      for await (const { topic } of await shop.client.changes.watch()) {
        told.push(topic)
        if (topic === 'commission') return
      }
    })()
    await shop.settle()
    const rule = await ruleOf(shop)
    const first = await shop.client.commission.save(rule)
    await watched
    expect(told).toContain('commission')
    expect(await shop.client.commission.save(rule)).toEqual(first)
    await expect(
      shop.client.commission.save({ ...rule, earns: perThousand(1) }),
    ).rejects.toMatchObject({ data: { field: 'id', code: 'words-differ' } })
  })

  it('outlives the power, and nobody changes or deletes it', async () => {
    const shop = await openShop()
    await makeRule(shop)
    await sold(shop)
    const after = await shop.crash()
    expect(await quoted(after)).toBe(5_700)
    const refused = [
      ["UPDATE commission_rule SET from_date = '2020-01-01'", 'a rule is never changed'],
      ['DELETE FROM commission_rule', 'a rule is never deleted'],
      ['UPDATE sale_earning SET should_e4 = 0', 'what a sale should earn is never changed'],
      ['DELETE FROM sale_earning', 'what a sale should earn is never deleted'],
    ] as const
    for (const [sql, words] of refused) {
      expect(() => after.db.write(() => after.db.change(sql).run())).toThrow(words)
    }
  })

  it('by the row of its table says what an amount earns', async () => {
    const shop = await openShop()
    const slab = (from: number, to: number | null, ppm: number) => ({
      from_e4: taka(from),
      to_e4: to === null ? null : taka(to),
      share: perThousand(ppm),
    })
    const slabs = [slab(10, 99, 20_000), slab(100, null, 30_000)]
    await makeRule(shop, { earns: { kind: 'slab', slabs } })
    expect([await quoted(shop), await quoted(shop, taka(100))]).toEqual([3_800, 30_000])
  })
})

describe('a rule that cannot be meant', () => {
  it.each<[string, Partial<RuleSave>, object]>([
    [
      'for a kind its provider does not sell',
      { kind: 'bill' },
      { field: 'kind', code: 'not-sold' },
    ],
    [
      'for an operator it does not serve',
      { of: { what: 'operator', operator: 'BK' } },
      { field: 'of', code: 'operator' },
    ],
    [
      'for a package among recharges',
      { of: { what: 'package', list: 'GP', packageId: 1, packageName: '1 GB' } },
      { field: 'of', code: 'package' },
    ],
    ['from a day that is gone', { from: '2020-01-01' }, { field: 'from', code: 'past' }],
    [
      'of more than any provider gives',
      { earns: perThousand(100_001) },
      { field: 'earns', code: 'too-much' },
    ],
    [
      'of a table with a slip in it',
      {
        earns: {
          kind: 'slab',
          slabs: [{ from_e4: taka(0), to_e4: null, share: perThousand(1) }],
        },
      },
      { field: 'earns', code: 'bounds', row: 0 },
    ],
  ])('%s is refused, and nothing is stored', async (_what, words, data) => {
    const shop = await openShop()
    await expect(makeRule(shop, words)).rejects.toMatchObject({ code: 'BAD_INPUT', data })
    expect((await shop.client.commission.rules()).rules).toEqual([])
  })

  it('is none for a package of Skitto: that is kept with the list it stands in', async () => {
    const { shop } = await openShopOfKinds()
    const of = { what: 'package', list: 'SK', packageId: 1, packageName: 'x' } as const
    const rule = await makeRule(shop, { provider: 'flexiloadbd', kind: 'package', of })
    expect((await shop.client.commission.rules()).rules).toMatchObject([{ id: rule, of }])
  })

  it('is not ended either: one that is not there, or from a day that is gone', async () => {
    const shop = await openShop()
    const end = { id: newRule(), rule: newRule(), from: await todayOf(shop) }
    const ending = (words = {}) => shop.client.commission.end({ ...end, ...words })
    await expect(ending()).rejects.toMatchObject({ data: { field: 'rule', code: 'no-such-rule' } })
    const rule = await makeRule(shop)
    const past = { rule, from: '2020-01-01' }
    await expect(ending(past)).rejects.toMatchObject({ data: { field: 'from', code: 'past' } })
    // What ends a rule is no rule that could be ended.
    await ending({ rule })
    await expect(ending({ id: newRule(), rule: end.id })).rejects.toMatchObject({
      data: { code: 'no-such-rule' },
    })
  })
})

describe('a rule beside what is known', () => {
  it('is what a package should earn; its list says what it will', async () => {
    const { shop } = await openShopOfKinds()
    const of = { what: 'package', list: 'GP', packageId: 3, packageName: '3 GB' } as const
    const earns = { kind: 'flat', commission_e4: money(25_000) } as const
    await makeRule(shop, { provider: 'flexiloadbd', kind: 'package', of, earns })
    shop.providers.flexiloadbd.willAnswer(accepted)
    const { id } = await shop.client.sales.submit({
      id: newRule(),
      kind: 'package',
      operator: 'GP',
      number: '01712345678',
      packageId: 3,
      packageName: '3 GB – 7 Days',
      amount_e4: taka(65),
      provider: 'flexiloadbd',
    })
    await shop.settle()
    expect(await shop.sale(id)).toMatchObject({
      expectedCost_e4: taka(63),
      earning: { should_e4: 25_000, shouldBy: 'rule', willBy: 'provider' },
    })
  })

  it('is followed for no amount of which nobody could believe it', async () => {
    const shop = await openShop()
    await makeRule(shop, { earns: { kind: 'flat', commission_e4: taka(5) } })
    expect(await quoted(shop, taka(100))).toBe(taka(5))
    expect(await quoted(shop, taka(20))).toBe(5_500)
    const sale = await sold(shop, { amount_e4: taka(20) })
    expect(sale.earning).toEqual({ should_e4: 5_500, shouldBy: 'assumed', willBy: 'assumed' })
    proveBooks(shop)
  })
})
