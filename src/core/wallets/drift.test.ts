import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { TopUp } from '../../contract/schemas.ts'
import { money, negate, taka } from '../../domain/money.ts'
import { delivered, refused } from '../testing/answers.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000

/** A counter whose wallet has been read, with one sale that went as it should. */
async function openSold() {
  const shop = await openShop()
  const seller = shop.providers.alsamiflexi
  seller.willAnswer(delivered)
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  seller.balance_e4 -= sale.expectedCost_e4
  await shop.clock.advanceGently(2 * MINUTE_ms)
  return { shop, seller, sale }
}

async function main(shop: TestShop) {
  const wallets = await shop.client.wallets.list()
  return wallets.find(({ provider }) => provider === 'alsamiflexi')
}

const slip = (changes: Partial<TopUp> = {}): TopUp => ({
  id: v7(),
  provider: 'alsamiflexi',
  wallet: 'main',
  amount_e4: taka(500),
  slip: 'BK-1207',
  paidFrom: 'owner',
  ...changes,
})

describe('a wallet that agrees with our books', () => {
  it('has drifted nowhere, whatever is sold', async () => {
    const { shop } = await openSold()
    expect(await shop.client.wallets.drift()).toEqual([])
  })
})

describe('balance that was just booked', () => {
  it('moves no provider’s wallet from real books, whatever a host hands over', async () => {
    const moved: unknown[] = []
    const bought = (topUp: TopUp) => void moved.push(topUp)
    const shop = await openShop({ practice: { guide: [], accounts: [], bought } })
    await shop.client.wallets.topUp(slip())
    expect((await main(shop))?.balance_e4).toBe(taka(10_500))
    expect(moved).toEqual([])
  })

  it('leaves the provider’s own figure as old as it is: nobody asked', async () => {
    const { shop } = await openSold()
    const before = await main(shop)
    await shop.client.wallets.topUp(slip())
    const { balance_e4 = 0 } = before ?? {}
    expect(await main(shop)).toMatchObject({
      balance_e4: balance_e4 + taka(500),
      providerBalance_e4: before?.providerBalance_e4,
      askedAt_ms: before?.askedAt_ms,
    })
  })
})

describe('a provider’s figure that moves away from ours', () => {
  it.each([
    ['its cost once more', (cost: number) => -cost, 'taken-twice'],
    ['its cost given back', (cost: number) => cost, 'given-back'],
    ['another price', () => -5_000, 'other-price'],
  ] as const)(
    'is listed with the sale that explains it, for no statement can be had (X3): %s',
    async (_, change, why) => {
      const { shop, seller, sale } = await openSold()
      const change_e4 = change(sale.expectedCost_e4)
      seller.balance_e4 += change_e4
      await shop.clock.advanceGently(2 * MINUTE_ms)
      expect(await shop.client.wallets.drift()).toMatchObject([
        {
          wallet: 'main',
          change_e4,
          explanations: [{ sale: sale.id, why, number: sale.number, amount_e4: sale.amount_e4 }],
          topUp: null,
        },
      ])
      // Listed, and never adjusted by itself.
      expect((await main(shop))?.unexplained_e4).toBe(change_e4)
    },
  )

  it('is explained by a sale that failed where its money went or came back', async () => {
    const shop = await openShop()
    const seller = shop.providers.alsamiflexi
    seller.willAnswer(refused)
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    await shop.clock.advanceGently(2 * MINUTE_ms)
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(2 * MINUTE_ms)
    seller.balance_e4 += sale.expectedCost_e4
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const drift = await shop.client.wallets.drift()
    expect(drift.map(({ explanations }) => explanations[0]?.why)).toEqual([
      'refunded-late',
      'taken-though-failed',
    ])
  })

  it('is over where it was our own decision that moved our books back', async () => {
    const { shop, seller } = await openSold()
    seller.willAnswer(refused)
    const sale = await shop.sell({ provider: 'alsamiflexi' })
    await shop.clock.advanceGently(2 * MINUTE_ms)
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toHaveLength(1)
    const evidence = 'the operator’s SMS on her phone'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toEqual([])
    // What the provider does by itself later is listed as ever.
    for (const change_e4 of [negate(sale.expectedCost_e4), sale.expectedCost_e4]) {
      seller.balance_e4 += change_e4
      await shop.clock.advanceGently(3 * MINUTE_ms)
    }
    expect(await shop.client.wallets.drift()).toHaveLength(2)
  })

  it('stays listed however many small ones come after it', async () => {
    const { shop, seller } = await openSold()
    for (const change_e4 of [negate(taka(1_000)), ...Array.from({ length: 60 }, () => -5_000)]) {
      seller.balance_e4 += change_e4
      await shop.clock.advanceGently(2 * MINUTE_ms)
    }
    const moves = await shop.client.wallets.drift()
    expect(moves).toHaveLength(50)
    expect(moves.at(-1)?.change_e4).toBe(negate(taka(1_000)))
  })

  it('is listed without a sale where none explains it', async () => {
    const { shop, seller } = await openSold()
    seller.balance_e4 += taka(777)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const [drift] = await shop.client.wallets.drift()
    expect(drift).toMatchObject({ change_e4: taka(777), explanations: [] })
  })

  it('is read at will', async () => {
    const { shop, seller } = await openSold()
    seller.balance_e4 += taka(10)
    const wallets = await shop.client.wallets.refresh({ provider: 'alsamiflexi' })
    expect(wallets.find(({ provider }) => provider === 'alsamiflexi')?.unexplained_e4).toBe(
      taka(10),
    )
  })
})

describe('balance that was bought', () => {
  it('explains what came, out of the drawer or the owner’s pocket', async () => {
    const { shop, seller } = await openSold()
    const before = await main(shop)
    seller.balance_e4 += taka(800)
    await shop.client.wallets.topUp(slip())
    await shop.client.wallets.topUp(
      slip({ amount_e4: taka(300), paidFrom: 'cash', slip: 'BK-1208' }),
    )
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await main(shop)).toMatchObject({
      balance_e4: (before?.balance_e4 ?? 0) + taka(800),
      unexplained_e4: 0,
    })
    const { accounts } = await shop.client.ledger.trialBalance()
    const cash = accounts.find(({ account }) => account === 'cash')
    expect(cash?.balance_e4).toBe(taka(50) - taka(300))
  })

  it('accounts for what came in before it was booked', async () => {
    const { shop, seller } = await openSold()
    seller.balance_e4 += taka(500)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(500), topUp: null, explanations: [] },
    ])
    await shop.client.wallets.topUp(slip())
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(500), topUp: { slip: 'BK-1207', amount_e4: taka(500) } },
    ])
    expect((await main(shop))?.unexplained_e4).toBe(0)
  })

  it('is listed for as long as the provider’s figure has not risen by it', async () => {
    const { shop, seller } = await openSold()
    await shop.client.wallets.topUp(slip())
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(-500), topUp: { slip: 'BK-1207' }, explanations: [] },
    ])
    seller.balance_e4 += taka(500)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(500), topUp: { slip: 'BK-1207' } },
    ])
  })

  it('is told of by its slip, and not as money that went, until it is added', async () => {
    const { shop, seller } = await openSold()
    await shop.client.wallets.topUp(slip())
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect((await shop.client.health.get()).alerts).toMatchObject([
      { kind: 'wallet-moved', change_e4: taka(-500), slip: 'BK-1207' },
    ])
    seller.balance_e4 += taka(500)
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect((await shop.client.health.get()).alerts).toEqual([])
  })

  it('is named alone where others that were booked along with it came', async () => {
    const { shop, seller } = await openSold()
    const three = [taka(500), taka(300), taka(200)]
    for (const [nth, amount_e4] of three.entries()) {
      await shop.client.wallets.topUp(slip({ slip: `BK-${nth}`, amount_e4 }))
    }
    seller.balance_e4 += taka(700)
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(-300), topUp: { slip: 'BK-1', amount_e4: taka(300) }, explanations: [] },
    ])
    expect((await shop.client.health.get()).alerts).toMatchObject([{ slip: 'BK-1' }])
    seller.balance_e4 += taka(300)
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(300), topUp: { slip: 'BK-1', amount_e4: taka(300) } },
    ])
  })

  it('is accounted for one by one where what came was booked together', async () => {
    const { shop, seller } = await openSold()
    for (const amount_e4 of [taka(500), taka(300)]) {
      seller.balance_e4 += amount_e4
      await shop.clock.advanceGently(2 * MINUTE_ms)
    }
    await shop.client.wallets.topUp(slip())
    await shop.client.wallets.topUp(slip({ slip: 'BK-1208', amount_e4: taka(300) }))
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(300), topUp: { slip: 'BK-1208' } },
      { change_e4: taka(500), topUp: { slip: 'BK-1207' } },
    ])
  })

  it('explains nothing of the same sum that went once it had been added', async () => {
    const { shop, seller } = await openSold()
    seller.balance_e4 += taka(500)
    await shop.client.wallets.topUp(slip())
    await shop.clock.advanceGently(3 * MINUTE_ms)
    seller.balance_e4 -= taka(500)
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect((await shop.client.health.get()).alerts).toMatchObject([
      { kind: 'wallet-moved', change_e4: taka(-500), slip: null },
    ])
  })

  it('is told apart from what moved while it was booked', async () => {
    const { shop, seller } = await openSold()
    seller.balance_e4 += taka(500)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    await shop.client.wallets.topUp(slip())
    seller.balance_e4 -= taka(333)
    await shop.clock.advanceGently(2 * MINUTE_ms)
    expect(await shop.client.wallets.drift()).toMatchObject([
      { change_e4: taka(-333), topUp: null },
      { change_e4: taka(500), topUp: { slip: 'BK-1207' } },
    ])
  })

  it('leaves what is listed and not accounted for as large as the difference is', async () => {
    const { shop, seller, sale } = await openSold()
    const steps = [taka(500), negate(sale.expectedCost_e4), taka(33)]
    for (const change_e4 of steps) {
      seller.balance_e4 += change_e4
      await shop.clock.advanceGently(2 * MINUTE_ms)
    }
    await shop.client.wallets.topUp(slip())
    await shop.clock.advanceGently(2 * MINUTE_ms)
    await shop.client.wallets.topUp(slip({ slip: 'BK-1209', amount_e4: taka(70) }))
    await shop.clock.advanceGently(2 * MINUTE_ms)
    const listed = await shop.client.wallets.drift()
    const open = listed.filter(({ change_e4, topUp }) => !(topUp && change_e4 > 0))
    const sum_e4 = open.reduce((sum, { change_e4 }) => sum + change_e4, 0)
    expect(sum_e4).toBe(taka(33) - taka(70) - sale.expectedCost_e4)
    expect((await main(shop))?.unexplained_e4).toBe(sum_e4)
  })

  it('is booked once, however often it is told', async () => {
    const { shop } = await openSold()
    const words = slip()
    const [once] = [await shop.client.wallets.topUp(words), await shop.client.wallets.topUp(words)]
    expect(await shop.client.wallets.list()).toEqual(once)
    const other = { ...words, amount_e4: money(words.amount_e4 + 1) }
    await expect(shop.client.wallets.topUp(other)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { code: 'words-differ' },
    })
  })

  it('is booked once for a slip, from however many windows', async () => {
    const { shop } = await openSold()
    await shop.client.wallets.topUp(slip())
    await expect(shop.client.wallets.topUp(slip())).rejects.toMatchObject({ code: 'SLIP_USED' })
  })

  it('is booked once for a slip, at whichever wallet, and is told where', async () => {
    const { shop } = await openSold()
    await shop.client.wallets.topUp(slip())
    const before = await shop.client.wallets.list()
    for (const at of [
      { provider: 'autoflexi', wallet: 'main' },
      { provider: 'flexiloadbd', wallet: 'drive' },
    ] as const) {
      await expect(
        shop.client.wallets.topUp(slip({ ...at, slip: ' BK-1207 ' })),
      ).rejects.toMatchObject({
        code: 'SLIP_USED',
        data: { provider: 'alsamiflexi', wallet: 'main', amount_e4: taka(500) },
      })
    }
    expect(await shop.client.wallets.list()).toEqual(before)
  })

  it.each([
    ['nothing', { amount_e4: money(0) }],
    ['less than nothing', { amount_e4: money(-1) }],
    ['no slip', { slip: '  ' }],
  ])('is not booked with %s', async (_, changes) => {
    const { shop } = await openSold()
    const before = await shop.client.wallets.list()
    await expect(shop.client.wallets.topUp(slip(changes))).rejects.toThrow()
    expect(await shop.client.wallets.list()).toEqual(before)
  })

  it('is not booked into a wallet that is not in the books', async () => {
    const shop = await openShop()
    const words = slip({ provider: 'autoflexi', wallet: 'bank' })
    await expect(shop.client.wallets.topUp(words)).rejects.toMatchObject({
      data: { field: 'wallet', code: 'not-opened' },
    })
  })
})
