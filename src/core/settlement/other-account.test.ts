import { describe, expect, it } from 'vitest'
import { saidNothing, saidSuccess, unknown } from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop, type TestShop } from '../testing/shop.ts'
import type { ProviderSave } from '../../contract/provider-save.ts'

const MINUTE_ms = 60_000

/** The owner saves flexiloadbd's account: the very same, or with what is said. */
async function save(shop: TestShop, changes: Partial<ProviderSave> = {}): Promise<void> {
  const baseUrl = 'https://flexiloadbd.example/api'
  const same = { provider: 'flexiloadbd', baseUrl, preference: 1 } as const
  await shop.client.providers.save({ ...same, ...changes })
  await shop.settle()
}

/** A sale called a duplicate, of which flexiloadbd then knows nothing by our reference. */
async function calledDuplicate() {
  const shop = await openShop()
  const seller = shop.providers.flexiloadbd
  seller.willAnswer({ kind: 'weak-refusal', why: 'duplicate', words: 'Duplicate transaction' })
  seller.willSay(saidNothing)
  const { id } = await shop.sell()
  return { shop, seller, id }
}

describe('an account that was changed under a sale in doubt', () => {
  it.each([
    ['key', { key: 'another-key' }],
    ['address', { baseUrl: 'https://flexiloadbd.example/v2' }],
  ])(
    '(another %s) proves nothing by not knowing it, and the answers say so',
    async (_, changes) => {
      const { shop, id } = await calledDuplicate()
      await save(shop, changes)
      await shop.clock.advanceGently(20 * MINUTE_ms)
      const sale = await shop.sale(id)
      expect(sale.state).toBe('in-doubt')
      const classes = sale.observations
        .filter((one) => one.source === 'status')
        .map((one) => one.class)
      expect(new Set(classes)).toEqual(new Set(['not-found:other-account']))
    },
  )

  it('is believed where it knows the sale', async () => {
    const { shop, seller, id } = await calledDuplicate()
    await save(shop, { key: 'another-key' })
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(3 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('succeeded')
  })

  it('says nothing of it by its wallet', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(unknown)
    seller.willSay(saidNothing)
    const { id } = await shop.sell()
    await save(shop, { key: 'another-key' })
    await shop.clock.advanceGently(20 * MINUTE_ms)
    expect((await shop.sale(id)).wallet).toMatchObject({ after_e4: null, taken_e4: null })
    await shop.clock.advanceGently(20 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('needs-review')
    proveBooks(shop)
  })
})

describe('an account that was saved as it is', () => {
  it.each([
    ['without a key', {}],
    ['with the same key typed again', { key: 'key-of-flexiloadbd' }],
  ])('(%s) is the same account', async (_, changes) => {
    const { shop, id } = await calledDuplicate()
    await save(shop, changes)
    await shop.clock.advanceGently(5 * MINUTE_ms)
    expect((await shop.sale(id)).state).toBe('failed')
  })
})
