import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { PackRow } from '../../domain/kinds/package/catalogue.ts'
import { SaleId } from '../../domain/sale.ts'
import { accepted, delivered, refused, unknown } from '../testing/answers.ts'
import { drivePack, intentOf, openShopOfKinds, pack } from '../testing/kinds.ts'
import { proveBooks } from '../testing/proof.ts'

const MINUTE_ms = 60_000
const changed = { field: 'packageId', code: 'price-changed', limit_e4: 690_000 }
const withdrawn = { field: 'packageId', code: 'withdrawn', limit_e4: null }
const renamed = { field: 'packageId', code: 'name-changed', limit_e4: null }
const dearer = { ...pack, price: '69' }
const shorter = { ...pack, name: '3 GB – 3 Days' }
/** Something is left: a list of nothing teaches nothing. */
const other = { ...pack, id: '4', name: '1 GB – 3 Days', price: '28' }

describe('a package whose price has changed since it was shown (row 21)', () => {
  it('is not sold at the old one once the list is more than five minutes old', async () => {
    const { shop, shelves } = await openShopOfKinds()
    shelves.packs = [dearer, drivePack]
    await shop.clock.advanceGently(5 * MINUTE_ms)
    const submitted = shop.client.sales.submit(intentOf('package'))
    await expect(submitted).rejects.toMatchObject({ code: 'BAD_INPUT', data: changed })
    expect((await shop.client.sales.list({})).sales).toEqual([])
    expect(shop.providers.flexiloadbd.sent).toEqual([])
    shop.providers.flexiloadbd.willAnswer(delivered)
    const again = intentOf('package', { amount_e4: 690_000 })
    expect(await shop.client.sales.submit(again)).toMatchObject({ amount_e4: 690_000 })
  })

  it('is sold at the one that stands in a list of the last five minutes', async () => {
    const { shop, shelves } = await openShopOfKinds()
    const before = shelves.asked.length
    shelves.packs = [dearer, drivePack]
    await shop.clock.advanceGently(4 * MINUTE_ms)
    expect(await shop.client.sales.submit(intentOf('package'))).toMatchObject({ kind: 'package' })
    expect(shelves.asked).toHaveLength(before)
  })

  it('is sold by the list there is where nobody can be asked', async () => {
    const { shop, shelves } = await openShopOfKinds()
    shelves.silent = true
    await shop.clock.advanceGently(10 * MINUTE_ms)
    shop.providers.flexiloadbd.willAnswer(delivered)
    expect(await shop.client.sales.submit(intentOf('package'))).toMatchObject({ kind: 'package' })
  })

  it.each([
    ['is gone', [other, drivePack]],
    ['is a drive package by now', [other, { ...pack, type: 'drive' }, drivePack]],
  ])('is not sold where it %s', async (_, packs) => {
    const { shop, shelves } = await openShopOfKinds()
    shelves.packs = packs
    await shop.clock.advanceGently(5 * MINUTE_ms)
    await shop.client.packages.refresh({ operator: 'GP' })
    const submitted = shop.client.sales.submit(intentOf('package'))
    await expect(submitted).rejects.toMatchObject({ code: 'BAD_INPUT', data: withdrawn })
  })
})

describe('a package that is something else for the same price since it was shown', () => {
  it('is not sold under the name it had, and is under the one it has', async () => {
    const { shop, shelves } = await openShopOfKinds()
    shelves.packs = [shorter, drivePack]
    await shop.clock.advanceGently(5 * MINUTE_ms)
    const submitted = shop.client.sales.submit(intentOf('package'))
    await expect(submitted).rejects.toMatchObject({ code: 'BAD_INPUT', data: renamed })
    expect((await shop.client.sales.list({})).sales).toEqual([])
    shop.providers.flexiloadbd.willAnswer(delivered)
    const again = intentOf('package', { packageName: shorter.name })
    expect(await shop.client.sales.submit(again)).toMatchObject({ packageName: shorter.name })
  })

  it('is told at its price first where that has changed as well', async () => {
    const { shop, shelves } = await openShopOfKinds()
    shelves.packs = [{ ...shorter, price: '69' }, drivePack]
    await shop.clock.advanceGently(5 * MINUTE_ms)
    const submitted = shop.client.sales.submit(intentOf('package'))
    await expect(submitted).rejects.toMatchObject({ data: changed })
    const atNewPrice = intentOf('package', { amount_e4: 690_000 })
    await expect(shop.client.sales.submit(atNewPrice)).rejects.toMatchObject({ data: renamed })
  })
})

describe('a sale of a package that is there already', () => {
  it.each([
    ['costs more by now', [dearer, drivePack]],
    ['is something else by now', [shorter, drivePack]],
    ['is no longer listed', [other, drivePack]],
  ])('is the same sale with the same words also where it %s', async (_, packs) => {
    const { shop, shelves } = await openShopOfKinds()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const intent = intentOf('package', { serviceCharge_e4: 10_000 })
    const sold = await shop.client.sales.submit(intent)
    await shop.settle()
    shelves.packs = packs
    await shop.clock.advanceGently(6 * MINUTE_ms)
    expect(await shop.client.sales.submit(intent)).toMatchObject({ id: sold.id, kind: 'package' })
    const differ = { code: 'SALE_WORDS_DIFFER' }
    const atNewPrice = { ...intent, amount_e4: 690_000 }
    await expect(shop.client.sales.submit(atNewPrice)).rejects.toMatchObject(differ)
    const another = { ...intent, packageId: 4 }
    await expect(shop.client.sales.submit(another)).rejects.toMatchObject(differ)
    const called = { ...intent, packageName: shorter.name }
    await expect(shop.client.sales.submit(called)).rejects.toMatchObject(differ)
    const asDrive = { ...intent, kind: 'drive' } as const
    await expect(shop.client.sales.submit(asDrive)).rejects.toMatchObject(differ)
    const unwritten = { ...intent, amount_e4: 0.5 }
    await expect(shop.client.sales.submit(unwritten)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('keeps the name and the commission it was sold with', async () => {
    const { shop, shelves } = await openShopOfKinds()
    shop.providers.flexiloadbd.willAnswer(accepted)
    const intent = intentOf('package')
    await shop.client.sales.submit(intent)
    await shop.settle()
    shelves.packs = [{ ...dearer, name: 'Something else', commission: '9' }, drivePack]
    await shop.clock.advanceGently(40 * MINUTE_ms)
    expect(await shop.sale(intent.id)).toMatchObject({
      packageName: '3 GB – 7 Days',
      packageCommission_e4: 20_000,
      expectedCost_e4: 630_000,
    })
  })
})

describe('a draft of a package', () => {
  /** Three tries in vain: it lies there and can be sent again. */
  async function openWithDraft() {
    const { shop, shelves } = await openShopOfKinds()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const intent = intentOf('package')
    await shop.client.sales.submit(intent)
    await shop.clock.advanceGently(30_000)
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'created' })
    return { shop, shelves, intent }
  }

  it('leaves where its price is what it was', async () => {
    const { shop, intent } = await openWithDraft()
    await shop.clock.advanceGently(6 * MINUTE_ms)
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.sales.submit(intent)
    await shop.settle()
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'succeeded' })
  })

  it.each([
    ['its price has changed', [dearer, drivePack], changed],
    ['it is something else for that price', [shorter, drivePack], renamed],
    ['it is withdrawn', [other, drivePack], withdrawn],
  ])('does not leave once %s, and its money goes back whole', async (_, packs, data) => {
    const { shop, shelves, intent } = await openWithDraft()
    shelves.packs = packs
    await shop.clock.advanceGently(6 * MINUTE_ms)
    const again = shop.client.sales.submit(intent)
    await expect(again).rejects.toMatchObject({ code: 'BAD_INPUT', data })
    await shop.settle()
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'created', tender: 'collected' })
    expect(shop.providers.flexiloadbd.sent).toEqual([])
    await shop.client.sales.cancel({ id: SaleId.parse(intent.id) })
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'cancelled', tender: 'unpaid' })
    proveBooks(shop)
  })
})

describe('a package that waits for its provider’s limit', () => {
  /** Its provider takes thirty sales a minute: the list is read again before its place is free. */
  async function openWaiting(packs: PackRow[]) {
    const { shop, shelves } = await openShopOfKinds()
    const { flexiloadbd } = shop.providers
    for (let nth = 0; nth < 30; nth += 1) {
      flexiloadbd.willAnswer({ ...delivered, providerReference: `T${nth}` })
      await shop.sell()
    }
    await shop.clock.advanceGently(40_000)
    const intent = intentOf('package')
    await shop.client.sales.submit(intent)
    flexiloadbd.willAnswer({ ...delivered, providerReference: 'T30' })
    shelves.packs = packs
    await shop.client.packages.refresh({ operator: 'GP' })
    await shop.clock.advanceGently(29_000)
    return { shop, intent }
  }

  it('leaves where its name is only written otherwise by then', async () => {
    const { shop, intent } = await openWaiting([{ ...pack, name: '3 gb  –  7 DAYS' }, drivePack])
    expect(shop.providers.flexiloadbd.sent).toHaveLength(31)
    expect(await shop.sale(intent.id)).toMatchObject({ state: 'succeeded' })
  })

  it.each([
    ['costs more by then', [dearer, drivePack]],
    ['is something else by then', [shorter, drivePack]],
    ['is withdrawn by then', [other, drivePack]],
  ])('does not leave where it %s', async (_, packs) => {
    const { shop, intent } = await openWaiting(packs)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(30)
    expect(await shop.sale(intent.id)).toMatchObject({
      state: 'created',
      reason: { code: 'pack-changed' },
    })
    proveBooks(shop)
  })
})

describe('a package that is sold once more to its number', () => {
  it.each([
    ['is not while nobody knows the end of the first', unknown, 'in-doubt'],
    ['is asked about a moment after the first', delivered, 'succeeded'],
  ] as const)('%s, whatever its price is by now', async (_, answer, state) => {
    const { shop, shelves } = await openShopOfKinds()
    shop.providers.flexiloadbd.willAnswer(answer)
    const first = intentOf('package')
    await shop.client.sales.submit(first)
    await shop.settle()
    shelves.packs = [dearer, drivePack]
    await shop.client.packages.refresh({ operator: 'GP' })
    const again = { ...first, id: v7(), amount_e4: 690_000 }
    const twin = { code: 'TWIN', data: { id: first.id, state } }
    await expect(shop.client.sales.submit(again)).rejects.toMatchObject(twin)
    const { id: __, ...asked } = again
    expect((await shop.client.sales.quote(asked)).twin?.id).toBe(first.id)
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })

  it('leaves no draft that waited while it was sold at another price', async () => {
    const { shop, shelves } = await openShopOfKinds()
    for (let tries = 0; tries < 3; tries += 1) shop.providers.flexiloadbd.refuseToOpen('connect')
    const draft = intentOf('package')
    await shop.client.sales.submit(draft)
    await shop.clock.advanceGently(30_000)
    shelves.packs = [dearer, drivePack]
    await shop.client.packages.refresh({ operator: 'GP' })
    const twinSeen = SaleId.parse(draft.id)
    shop.providers.flexiloadbd.willAnswer(unknown)
    await shop.client.sales.submit({ ...draft, id: v7(), amount_e4: 690_000, twinSeen })
    await shop.settle()
    shelves.packs = [pack, drivePack]
    await shop.client.packages.refresh({ operator: 'GP' })
    await expect(shop.client.sales.submit(draft)).rejects.toMatchObject({ code: 'TWIN' })
    await shop.settle()
    expect(shop.providers.flexiloadbd.sent).toHaveLength(1)
  })
})

describe('a failed package that is tried again', () => {
  it('is paid anew where its price has changed: one sum pays for no other', async () => {
    const { shop, shelves } = await openShopOfKinds()
    shop.providers.flexiloadbd.willAnswer(refused)
    const intent = intentOf('package')
    await shop.client.sales.submit(intent)
    await shop.settle()
    shelves.packs = [dearer, drivePack]
    await shop.clock.advanceGently(6 * MINUTE_ms)
    const retry = { ...intent, id: v7(), retryOf: SaleId.parse(intent.id) }
    await expect(shop.client.sales.submit(retry)).rejects.toMatchObject({ data: changed })
    const atNewPrice = { ...retry, amount_e4: 690_000 }
    const due = { field: 'amount_e4', code: 'refund-first', limit_e4: 650_000 }
    await expect(shop.client.sales.submit(atNewPrice)).rejects.toMatchObject({ data: due })
    await shop.client.sales.refund({ id: SaleId.parse(intent.id) })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.client.sales.submit(atNewPrice)
    await shop.settle()
    expect(await shop.sale(atNewPrice.id)).toMatchObject({ state: 'succeeded' })
    proveBooks(shop)
  })
})
