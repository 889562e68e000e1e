import { describe, expect, it } from 'vitest'
import type { Wallet } from '../../contract/schemas.ts'
import { money, taka } from '../../domain/money.ts'
import { providerIds, type WalletName } from '../../domain/provider.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, scriptedProviders, type TestShop } from '../testing/shop.ts'

async function wallet(shop: TestShop, name: WalletName = 'flexiload'): Promise<Wallet> {
  const provider = name === 'main' ? 'autoflexi' : 'flexiloadbd'
  const all = await shop.client.wallets.list()
  const found = all.find((one) => one.provider === provider && one.wallet === name)
  if (!found) throw new Error(`there is no wallet ${name}`)
  return found
}

/** What opened the wallets, as it stands in the books. */
function openings(shop: TestShop): number[] {
  const rows = shop.db.read<[], { amount_e4: number }>(
    `SELECT amount_e4 FROM entry JOIN ledger_transaction
       ON ledger_transaction.id = entry.transaction_id
     WHERE cause = 'opening' AND amount_e4 > 0 ORDER BY transaction_id`,
  )
  return rows.all().map(({ amount_e4 }) => amount_e4)
}

describe('the wallets', () => {
  it.each([
    [3, 1, 2],
    [2, 2, 1],
    [1, 1, 1],
  ])('stand in the order of the providers: preferences %i, %i, %i', async (...preferences) => {
    const shop = await openShop()
    for (const [nth, provider] of providerIds.entries()) {
      const baseUrl = `https://${provider}.example`
      const preference = preferences[nth] ?? 1
      await shop.client.providers.save({ provider, baseUrl, key: 'a-key-of-this-test', preference })
    }
    const listed = (await shop.client.providers.list()).map(({ provider }) => provider)
    const wallets = await shop.client.wallets.list()
    expect([...new Set(wallets.map(({ provider }) => provider))]).toEqual(listed)
    const { choices } = await shop.client.sales.quote({
      operator: 'GP',
      lineType: 'prepaid',
      amount_e4: taka(50),
    })
    expect(choices.map(({ provider }) => provider)).toEqual(listed)
  })
})

describe('a wallet that is seen for the first time', () => {
  it('comes into the books with the provider’s figure, against the owner’s money', async () => {
    const shop = await openShop()
    expect(await wallet(shop)).toMatchObject({
      opened: true,
      balance_e4: taka(10_000),
      providerBalance_e4: taka(10_000),
      reserved_e4: 0,
      unexplained_e4: 0,
    })
    const { accounts } = await shop.client.ledger.trialBalance()
    const owner = accounts.find(({ account }) => account === 'owner')
    // Three wallets at flexiloadbd, one at each of the others.
    expect(owner?.balance_e4).toBe(-5 * taka(10_000))
  })

  it('comes in once, whatever the provider says later, and after a power cut', async () => {
    const shop = await openShop()
    const before = openings(shop)
    shop.providers.flexiloadbd.balance_e4 = taka(12_345)
    await shop.clock.advanceGently(5 * 60_000)
    const after = await shop.crash()
    await after.clock.advanceGently(5 * 60_000)
    expect(openings(after)).toEqual(before)
    expect(await wallet(after)).toMatchObject({
      balance_e4: taka(10_000),
      providerBalance_e4: taka(12_345),
      unexplained_e4: taka(2_345),
    })
  })

  it('comes in empty without an entry, and is sold through all the same', async () => {
    const providers = scriptedProviders()
    providers.flexiloadbd.balance_e4 = 0
    const shop = await openShop({ providers })
    expect(openings(shop)).toEqual([taka(10_000), taka(10_000)])
    expect(await wallet(shop)).toMatchObject({ opened: true, balance_e4: 0, unexplained_e4: 0 })
    const after = await shop.crash()
    after.providers.flexiloadbd.willAnswer(delivered)
    expect((await after.sell()).state).toBe('succeeded')
    proveBooks(after)
  })

  it('is not in the books while its balance proves nothing', async () => {
    const providers = scriptedProviders()
    // Twice: the first silence is told as one, and then it is asked once more.
    for (let times = 0; times < 2; times += 1) providers.flexiloadbd.hideBalance()
    const shop = await openShop({ providers })
    expect(await wallet(shop)).toMatchObject({
      opened: false,
      balance_e4: 0,
      providerBalance_e4: null,
      askedAt_ms: null,
      unexplained_e4: null,
      lasts_h: null,
    })
    expect(shop.logged).toContainEqual({
      event: 'balance-unknown',
      fields: { provider: 'flexiloadbd', why: 'timeout' },
    })
  })
})

describe('a wallet’s two figures', () => {
  it('are not compared while money of it is on its way', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const sale = await shop.sell()
    shop.providers.flexiloadbd.balance_e4 -= 500_000
    await shop.clock.advanceGently(61_000)
    expect(await wallet(shop)).toMatchObject({
      reserved_e4: sale.expectedCost_e4,
      providerBalance_e4: taka(9_950),
      unexplained_e4: null,
    })
  })

  it('are compared again by a figure that was asked for after the sale ended', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer({ ...delivered, charged_e4: money(490_000) })
    await shop.sell()
    // The last figure is from before the sale: beside the books of now it would lie.
    expect(await wallet(shop)).toMatchObject({ reserved_e4: 0, unexplained_e4: null })
    shop.providers.flexiloadbd.balance_e4 -= 495_000
    await shop.clock.advanceGently(3_000)
    expect(await wallet(shop)).toMatchObject({
      balance_e4: taka(9_951),
      unexplained_e4: -5_000,
    })
  })

  it('are not compared by a figure that was asked for before the sale ended', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const letAnswer = seller.hold('balance')
    await shop.clock.advanceGently(60_000)
    seller.willAnswer(delivered)
    await shop.sell()
    letAnswer()
    await shop.settle()
    expect(await wallet(shop)).toMatchObject({
      providerBalance_e4: taka(10_000),
      unexplained_e4: null,
    })
  })

  it('are compared while another wallet of the provider is in use', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    await shop.sell()
    expect(await wallet(shop, 'drive')).toMatchObject({ unexplained_e4: 0 })
    expect(await wallet(shop)).toMatchObject({ unexplained_e4: null })
  })

  it('keep the later figure where an earlier answer comes last', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    const letEarlier = seller.hold('balance')
    await shop.clock.advanceGently(60_000)
    seller.balance_e4 = taka(9_000)
    seller.willAnswer(refused)
    await shop.sell({ provider: 'autoflexi' })
    letEarlier()
    await shop.settle()
    expect(await wallet(shop, 'main')).toMatchObject({ providerBalance_e4: taka(9_000) })
  })
})

describe('what a provider took and nobody knows for whom', () => {
  it('is told beside the wallet until a person has decided', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer(unknown)
    const sale = await shop.sell({ provider: 'autoflexi' })
    expect(await wallet(shop, 'main')).toMatchObject({ suspense_e4: 0 })
    shop.providers.autoflexi.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(16_000)
    expect(await wallet(shop, 'main')).toMatchObject({
      suspense_e4: sale.expectedCost_e4,
      reserved_e4: 0,
    })
    const evidence = 'the operator’s SMS on her phone'
    await shop.client.sales.decide({ id: sale.id, outcome: 'succeeded', evidence })
    expect(await wallet(shop, 'main')).toMatchObject({ suspense_e4: 0 })
  })
})

describe('how long a wallet lasts', () => {
  /** Sells so many of ৳50, one after the other, so far apart. */
  async function trade(shop: TestShop, sales: number, apart_ms: number): Promise<void> {
    for (let nth = 0; nth < sales; nth += 1) {
      if (nth > 0) await shop.clock.advanceGently(apart_ms)
      const providerReference = `TRX-${shop.providers.flexiloadbd.sent.length}`
      const charged_e4 = money(486_250)
      shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference, charged_e4 })
      await shop.sell()
    }
  }

  it('is told from the pace of real sales, and not before two hours of it', async () => {
    const shop = await openShop()
    await trade(shop, 5, 10 * 60_000)
    await shop.clock.advanceGently(80 * 60_000 - 60_000)
    expect((await wallet(shop)).lasts_h).toBeNull()
    await shop.clock.advanceGently(60_000)
    const { lasts_h } = await wallet(shop)
    const spent_e4 = 5 * 486_250
    expect(lasts_h).toBeCloseTo((2 * (taka(10_000) - spent_e4)) / spent_e4, 1)
    await shop.clock.advanceGently(2 * 3_600_000)
    expect((await wallet(shop)).lasts_h).toBeCloseTo(2 * (lasts_h ?? 0), 1)
  })

  it('is told of each wallet by what is sold from it alone', async () => {
    const { shop } = await openShopOfKinds()
    await trade(shop, 5, 30 * 60_000)
    const { lasts_h } = await wallet(shop)
    for (let nth = 1; nth <= 5; nth += 1) {
      shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: `MFS-${nth}` })
      await shop.client.sales.submit(intentOf('transfer'))
      await shop.settle()
    }
    expect(lasts_h).not.toBeNull()
    expect((await wallet(shop)).lasts_h).toBe(lasts_h)
    expect((await wallet(shop, 'bank')).lasts_h).toBeNull()
    await shop.clock.advanceGently(2 * 3_600_000)
    const [sold_e4, left_e4] = [5 * 5_000_000, taka(10_000) - 5 * 5_000_000]
    expect((await wallet(shop, 'bank')).lasts_h).toBeCloseTo((2 * left_e4) / sold_e4, 1)
    expect((await wallet(shop, 'drive')).lasts_h).toBeNull()
  })

  it('is not told from fewer than five sales, however long the shop was open', async () => {
    const shop = await openShop()
    await trade(shop, 4, 3_600_000)
    expect((await wallet(shop)).lasts_h).toBeNull()
    await trade(shop, 1, 0)
    expect((await wallet(shop)).lasts_h).not.toBeNull()
  })

  it('begins anew where the shop was closed, and is not told while it is', async () => {
    const shop = await openShop()
    await trade(shop, 6, 30 * 60_000)
    expect((await wallet(shop)).lasts_h).not.toBeNull()
    await shop.clock.advanceGently(4 * 3_600_000 + 60_000)
    expect((await wallet(shop)).lasts_h).toBeNull()
    await trade(shop, 5, 10 * 60_000)
    expect((await wallet(shop)).lasts_h).toBeNull()
    await trade(shop, 1, 0)
    await shop.clock.advanceGently(80 * 60_000)
    const spent_e4 = 6 * 486_250
    const left_e4 = taka(10_000) - 12 * 486_250
    expect((await wallet(shop)).lasts_h).toBeCloseTo((2 * left_e4) / spent_e4, 1)
  })

  it('is not told where nothing was sold today, nor of a wallet nobody sells from', async () => {
    const shop = await openShop()
    expect((await wallet(shop)).lasts_h).toBeNull()
    shop.providers.flexiloadbd.willAnswer(refused)
    await shop.sell()
    expect((await wallet(shop)).lasts_h).toBeNull()
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell({ number: '01712345679' })
    expect((await wallet(shop, 'bank')).lasts_h).toBeNull()
  })

  it('is nothing where the books say that it is overdrawn', async () => {
    const providers = scriptedProviders()
    providers.flexiloadbd.balance_e4 = 0
    const shop = await openShop({ providers })
    await trade(shop, 5, 0)
    await shop.clock.advanceGently(2 * 3_600_000)
    expect(await wallet(shop)).toMatchObject({ lasts_h: 0 })
  })
})

describe('wallets of a provider that is not set up', () => {
  it('are not listed', async () => {
    const shop = await openShop({ setUp: false })
    expect(await shop.client.wallets.list()).toEqual([])
  })
})

describe('a provider that speaks of a wallet it does not have', () => {
  it('is a mistake of our client: nothing of its figures is kept', async () => {
    const providers = scriptedProviders()
    const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
    const wallets = [{ wallet: 'bank', balance_e4: taka(1) }] as const
    const askBalance = () => Promise.resolve({ raw, kind: 'balances', wallets } as const)
    const autoflexi = { ...providers.autoflexi, askBalance }
    const shop = await openShop({ providers: { ...providers, autoflexi } })
    expect(await wallet(shop, 'main')).toMatchObject({ opened: false, providerBalance_e4: null })
    expect(shop.logged.map(({ event }) => event)).toContain('settlement-stumbled')
  })
})
