import { describe, expect, it } from 'vitest'
import {
  accepted,
  saidFailed,
  saidInconclusive,
  saidNothing,
  saidPending,
  saidSuccess,
  unknown,
} from '../testing/answers.ts'
import { proveBooks } from '../testing/proof.ts'
import { openShop } from '../testing/shop.ts'

const id = 'TXN77'

/** A sale alsamiflexi never answered, and what it says when it is asked about an id. */
async function openDoubt() {
  const shop = await openShop()
  const seller = shop.providers.alsamiflexi
  seller.willAnswer(unknown)
  const sale = await shop.sell({ provider: 'alsamiflexi' })
  const bring = (providerReference: string) =>
    shop.client.sales.identify({ id: sale.id, providerReference })
  return { shop, seller, sale, bring }
}

describe('the id of a sale in doubt, found on the provider’s own pages', () => {
  it.each([
    ['delivered', saidSuccess, 'succeeded'],
    ['on its way', saidPending, 'accepted'],
    ['failed, which is asked for twice', saidFailed, 'accepted'],
  ] as const)('shows that it is %s', async (_, answer, state) => {
    const { shop, seller, bring } = await openDoubt()
    seller.willSay({ ...answer, providerReference: id })
    expect(await bring(` ${id} `)).toMatchObject({ state, providerReference: id })
    expect(seller.asked).toEqual([id])
    proveBooks(shop)
  })

  it('is kept with the answer, as a person’s doing', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.willSay({ ...saidSuccess, providerReference: id })
    await bring(id)
    const { events, observations } = await shop.sale(sale.id)
    expect(events.at(-1)).toMatchObject({ cause: 'person', to: 'succeeded' })
    expect(observations.at(-1)).toMatchObject({ source: 'status', class: 'final' })
  })

  it('helps also once a person is asked', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.balance_e4 -= sale.expectedCost_e4
    await shop.clock.advanceGently(60_000)
    expect((await shop.sale(sale.id)).reason?.code).toBe('debited')
    seller.willSay({ ...saidSuccess, providerReference: id })
    expect((await bring(id)).state).toBe('succeeded')
    proveBooks(shop)
  })

  it.each([
    ['knows no such sale', saidNothing, 'not-found'],
    ['does not show it to be ours', { ...saidInconclusive, why: 'echo-mismatch' }, 'inconclusive'],
    ['has a word we do not know', { kind: 'unknown-word', word: 'X', words: 'X' }, 'unknown-word'],
  ] as const)('proves nothing where the provider %s', async (_, answer, why) => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.willSay(answer)
    await expect(bring(id)).rejects.toMatchObject({ code: 'NOT_PROVED', data: { why } })
    expect(await shop.sale(sale.id)).toMatchObject({ state: 'in-doubt', providerReference: null })
    proveBooks(shop)
  })

  it('is another sale’s where we know it already', async () => {
    const { shop, seller, sale, bring } = await openDoubt()
    seller.willAnswer({ ...accepted, providerReference: id })
    await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    seller.willSay({ ...saidSuccess, providerReference: id })
    await expect(bring(id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const after = await shop.sale(sale.id)
    expect(after).toMatchObject({ state: 'in-doubt', providerReference: null })
    expect(after.observations.at(-1)?.class).toBe('final:id-reused')
  })

  it('is not asked for where the sale has one, or none is there', async () => {
    const { shop, seller } = await openDoubt()
    seller.willAnswer(accepted)
    const known = await shop.sell({ provider: 'alsamiflexi', number: '01712345679' })
    const bring = shop.client.sales.identify({ id: known.id, providerReference: id })
    await expect(bring).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(seller.asked).toEqual([])
  })
})
