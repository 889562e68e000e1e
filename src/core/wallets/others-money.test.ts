import { describe, expect, it } from 'vitest'
import { accepted, delivered, refused, saidFailed, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'

const MINUTE_ms = 60_000
const SECOND_ms = 1_000

/** A sale at alsamiflexi that was never answered, and how its wallet may go on. */
async function openDoubt(shop: TestShop) {
  const seller = shop.providers.alsamiflexi
  seller.willAnswer(unknown)
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  const after = async (wait_ms: number) => {
    await shop.clock.advanceGently(wait_ms)
    return shop.sale(sale.id)
  }
  return { shop, seller, sale, after }
}

describe('a sale beside another whose money may be on its way back', () => {
  /** Another of the same price; its provider takes it and then says that it failed. */
  async function openOther(answer: typeof accepted | typeof delivered) {
    const shop = await openShop()
    const seller = shop.providers.alsamiflexi
    seller.willAnswer(answer)
    const other = await shop.sell({ provider: 'alsamiflexi' })
    seller.balance_e4 -= other.expectedCost_e4
    await shop.clock.advanceGently(10 * SECOND_ms)
    seller.willSay({ ...saidFailed, providerReference: answer.providerReference })
    return { other, ...(await openDoubt(shop)) }
  }

  it('shows no debit by what is missing of one that failed, nor when that is back', async () => {
    const { shop, seller, other, after } = await openOther(accepted)
    expect((await after(4 * MINUTE_ms)).wallet).toMatchObject({ finding: 'unclear', sales: 1 })
    expect((await shop.sale(other.id)).state).toBe('failed')
    seller.balance_e4 += other.expectedCost_e4
    const found = await after(27 * MINUTE_ms)
    expect(found).toMatchObject({ state: 'needs-review', reason: { code: 'wallet-unclear' } })
    proveBooks(shop)
  })

  it('shows none either by what is missing of one that was taken back', async () => {
    const { shop, other, after } = await openOther(delivered)
    const found = await after(30 * 60 * MINUTE_ms)
    expect((await shop.sale(other.id)).state).toBe('reversed')
    expect(found.wallet).toMatchObject({ finding: 'unclear', taken_e4: other.expectedCost_e4 })
    expect(found.charged_e4).toBeNull()
  })

  it('shows its debit where the other was refused, for that took nothing', async () => {
    const { shop, seller, sale, after } = await openDoubt(await openShop())
    seller.willAnswer(refused)
    await shop.sell({ provider: 'alsamiflexi' })
    seller.balance_e4 -= sale.expectedCost_e4
    expect((await after(MINUTE_ms)).wallet?.finding).toBe('debited')
  })

  it('shows its own debit no more once as much has come back', async () => {
    const { seller, sale, after } = await openDoubt(await openShop())
    seller.balance_e4 -= sale.expectedCost_e4
    const taken = { finding: 'debited', taken_e4: sale.expectedCost_e4 }
    expect((await after(MINUTE_ms)).wallet).toMatchObject(taken)
    seller.balance_e4 += sale.expectedCost_e4
    const back = { finding: 'unclear', taken_e4: 0 }
    expect((await after(11 * MINUTE_ms)).wallet).toMatchObject(back)
  })
})
