import { describe, expect, it } from 'vitest'
import { SaleId } from '../../domain/sale.ts'
import { saidInconclusive, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, recharge } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const words = { evidence: 'the customer got nothing' }

describe('a sale beside another that was made in place of the same', () => {
  it('is not sold while nobody has decided what that one’s cost was taken for', async () => {
    const shop = await openShop()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willSay(saidInconclusive)
    const failed = async (more: Parameters<typeof recharge>[0]) => {
      flexiloadbd.willAnswer(unknown)
      const intent = recharge(more)
      const id = SaleId.parse(intent.id)
      await shop.client.sales.submit(intent)
      await shop.clock.advanceGently(31 * MINUTE_ms)
      await shop.client.sales.decide({ id, outcome: 'failed', ...words })
      await shop.client.sales.refund({ id })
      return id
    }
    const number = '01798765432'
    const first = await failed({ number })
    const beside = await failed({ number, retryOf: first, amount_e4: 1_000_000 })
    await shop.clock.advanceGently(3 * MINUTE_ms)
    flexiloadbd.balance_e4 -= (await shop.sale(beside)).expectedCost_e4
    await shop.clock.advanceGently(4 * MINUTE_ms)
    const [alert] = (await shop.client.health.get()).alerts
    expect(alert).toMatchObject({ kind: 'debited-after-failed', sale: beside })
    const again = shop.client.sales.submit(recharge({ number, retryOf: first }))
    await expect(again).rejects.toMatchObject({
      code: 'WRONG_STATE',
      data: { id: beside, state: 'failed' },
    })
    await shop.client.sales.decide({ id: beside, outcome: 'failed', ...words })
    expect(await shop.client.sales.submit(recharge({ number, retryOf: first }))).toMatchObject({
      retryOf: first,
    })
    proveBooks(shop)
  })
})
