import { describe, expect, it } from 'vitest'
import { money, taka } from '../../domain/money.ts'
import { type WalletName, walletsOf } from '../../domain/provider.ts'
import { type SaleKind, saleKinds } from '../../domain/sale.ts'
import { accepted, delivered, saidNothing, unknown } from '../testing/answers.ts'
import { expectedOf, intentOf, openShopOfKinds } from '../testing/kinds.ts'
import { proveBooks } from '../testing/proof.ts'
import type { TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000

/** Every wallet has a figure of its own, and a sale may be taken from any of them. */
function ownFigures({ providers: { flexiloadbd } }: TestShop) {
  const figures = new Map<WalletName, number>(
    walletsOf.flexiloadbd.map((wallet) => [wallet, flexiloadbd.balance_e4]),
  )
  flexiloadbd.askBalance = () => {
    const wallets = [...figures].map(([wallet, figure]) => ({ wallet, balance_e4: money(figure) }))
    const raw = { httpStatus: 200, elapsed_ms: 1, body: '{}' }
    return Promise.resolve({ kind: 'balances', raw, wallets })
  }
  return (wallet: WalletName, cost_e4: number) =>
    void figures.set(wallet, (figures.get(wallet) ?? 0) - cost_e4)
}

async function doubted(shop: TestShop, kind: SaleKind) {
  const { flexiloadbd } = shop.providers
  flexiloadbd.willSay(saidNothing)
  flexiloadbd.willAnswer(unknown)
  const { id } = await shop.client.sales.submit(intentOf(kind))
  await shop.settle()
  return id
}

describe.each(saleKinds)(
  'a %s whose provider does not know it, while nobody has seen which wallet it is taken from (C9)',
  (kind) => {
    const { wallet, cost_e4 } = expectedOf[kind]
    const other = wallet === 'drive' ? 'bank' : 'drive'

    it('is for a person: it may have been taken from another one', async () => {
      const { shop } = await openShopOfKinds()
      const take = ownFigures(shop)
      const id = await doubted(shop, kind)
      take(other, cost_e4)
      await shop.clock.advanceGently(29 * MINUTE_ms)
      expect((await shop.sale(id)).state).toBe('in-doubt')
      await shop.clock.advanceGently(2 * MINUTE_ms)
      const sale = await shop.sale(id)
      expect(sale).toMatchObject({ state: 'needs-review', tender: 'collected' })
      expect(sale.reason?.code).toBe('wallet-unclear')
    })

    it('is not executed where no wallet was touched', async () => {
      const { shop } = await openShopOfKinds()
      ownFigures(shop)
      const id = await doubted(shop, kind)
      await shop.clock.advanceGently(20 * MINUTE_ms)
      expect(await shop.sale(id)).toMatchObject({ state: 'failed', tender: 'refund-due' })
      proveBooks(shop)
    })

    it('is for a person while another wallet is never at rest', async () => {
      const { shop } = await openShopOfKinds()
      const take = ownFigures(shop)
      await shop.clock.advanceGently(MINUTE_ms)
      shop.providers.flexiloadbd.willAnswer(accepted)
      const busy = kind === 'drive' ? 'transfer' : 'drive'
      await shop.client.sales.submit(intentOf(busy))
      await shop.settle()
      take(other, expectedOf[busy].cost_e4)
      await shop.clock.advanceGently(MINUTE_ms)
      const id = await doubted(shop, kind)
      await shop.clock.advanceGently(31 * MINUTE_ms)
      expect(await shop.sale(id)).toMatchObject({ state: 'needs-review' })
    })

    it('is not executed by its own wallet once that was seen to pay for one', async () => {
      const { shop } = await openShopOfKinds()
      const take = ownFigures(shop)
      // Beside the first of all wallets were opened, which is money of no sale.
      for (const providerReference of ['TRX1', 'TRX2', 'TRX3', 'TRX4']) {
        shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference })
        await shop.client.sales.submit(intentOf(kind))
        await shop.settle()
        take(wallet, cost_e4)
        await shop.clock.advanceGently(MINUTE_ms)
      }
      const id = await doubted(shop, kind)
      take(other, taka(7))
      await shop.clock.advanceGently(20 * MINUTE_ms)
      expect((await shop.sale(id)).state).toBe('failed')
    })
  },
)
