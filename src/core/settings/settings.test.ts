import { describe, expect, it } from 'vitest'
import type { TransferSettings } from '../../contract/transfers.ts'
import { money, taka } from '../../domain/money.ts'
import { openShop } from '../testing/shop.ts'

describe('the settings of a counter', () => {
  it('are Bangla and not yet welcomed before the owner has said anything', async () => {
    const shop = await openShop({ setUp: false })
    expect(await shop.client.settings.get()).toEqual({
      shopName: '',
      language: 'bn',
      digits: 'latin',
      slipWidth_mm: 58,
      sound: true,
      lowBalance_e4: { autoflexi: 10_000_000, alsamiflexi: 10_000_000, flexiloadbd: 10_000_000 },
      transfers: { on: false, typedOnceUpTo_e4: 50_000_000, charges: [] },
      recharges: { on: false, below_e4: taka(30), charge_e4: taka(1) },
      cutOff_min: 0,
      shifts: { blind: false, signAbove_e4: taka(50) },
      dues: { limit_e4: taka(500), isLimitFirm: false, kinds: ['recharge', 'package', 'drive'] },
      printer: {
        at: { way: 'page' },
        dots: 384,
        density: null,
        cut: 'partial',
        drawer: 'none',
        qr: 'drawn',
        pace: 'steady',
        automatic: false,
        shopCopy: false,
      },
      paper: { header: '', footer: '', tax: { on: false, bin: '' } },
      welcomed: false,
    })
  })

  it('change in what is said, and in nothing else', async () => {
    const shop = await openShop({ setUp: false })
    await shop.client.settings.save({ shopName: '  করিম স্টোর ', slipWidth_mm: 80 })
    const saved = await shop.client.settings.save({ language: 'en', sound: undefined })
    expect(saved).toMatchObject({
      shopName: 'করিম স্টোর',
      language: 'en',
      slipWidth_mm: 80,
      sound: true,
    })
  })

  it.each([
    ['a cut-off after six', { cutOff_min: 361 }],
    ['a limit below nothing', { shifts: { blind: false, signAbove_e4: money(-1) } }],
  ])('take no %s', async (_, part) => {
    const shop = await openShop({ setUp: false })
    await expect(shop.client.settings.save(part)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('take a line of low balance for each provider, and none below zero', async () => {
    const shop = await openShop({ setUp: false })
    const { lowBalance_e4 } = await shop.client.settings.get()
    const lines = { ...lowBalance_e4, autoflexi: taka(250) }
    expect((await shop.client.settings.save({ lowBalance_e4: lines })).lowBalance_e4).toEqual(lines)
    const below = { ...lines, autoflexi: taka(-1) }
    await expect(shop.client.settings.save({ lowBalance_e4: below })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect((await shop.client.settings.get()).lowBalance_e4).toEqual(lines)
  })

  const slab = (
    from: number,
    to: number | null,
    charge = 5,
  ): TransferSettings['charges'][number] => ({
    from_e4: taka(from),
    to_e4: to === null ? null : taka(to),
    charge: { kind: 'flat', charge_e4: taka(charge) },
  })
  const transfers = (charges: TransferSettings['charges']): TransferSettings => ({
    on: true,
    typedOnceUpTo_e4: taka(2_000),
    charges,
  })

  it('take a table of what mobile money is charged', async () => {
    const shop = await openShop({ setUp: false })
    const chosen = transfers([slab(1, 1_000), slab(1_001, null, 10)])
    expect((await shop.client.settings.save({ transfers: chosen })).transfers).toEqual(chosen)
    const after = await shop.crash()
    expect((await after.client.settings.get()).transfers).toEqual(chosen)
  })

  it.each([
    ['bounds', 0, [slab(5, 4)]],
    ['charge', 1, [slab(1, 1_000), slab(1_001, null, -1)]],
    ['order', 2, [slab(1, 10), slab(11, 20), slab(5, 30)]],
    ['overlap', 1, [slab(1, 1_000), slab(1_000, null)]],
    ['gap', 1, [slab(1, 1_000), slab(1_002, null)]],
  ] as const)(
    'are refused whole for a table with a slip: %s in row %i',
    async (code, row, charges) => {
      const shop = await openShop({ setUp: false })
      const wrong = { shopName: 'Karim', transfers: transfers([...charges]) }
      await expect(shop.client.settings.save(wrong)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: { field: 'charges', code, row, limit_e4: null },
      })
      const { shopName, transfers: kept } = await shop.client.settings.get()
      expect([shopName, kept.on, kept.charges]).toEqual(['', false, []])
    },
  )

  it('take what is asked beside a small recharge, in whole taka and little', async () => {
    const shop = await openShop({ setUp: false })
    const { save } = shop.client.settings
    const chosen = { on: true, below_e4: taka(50), charge_e4: taka(2) }
    expect((await save({ recharges: chosen })).recharges).toEqual(chosen)
    for (const wrong of [
      { ...chosen, charge_e4: taka(0) },
      { ...chosen, charge_e4: taka(11) },
      { ...chosen, charge_e4: money(15_000) },
      { ...chosen, below_e4: taka(0) },
      { ...chosen, below_e4: taka(5_001) },
    ]) {
      await expect(save({ recharges: wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
    expect((await shop.client.settings.get()).recharges).toEqual(chosen)
  })

  it('take no limit below nothing for typing an amount once, and no endless table', async () => {
    const shop = await openShop({ setUp: false })
    const { save } = shop.client.settings
    for (const wrong of [
      { ...transfers([]), typedOnceUpTo_e4: money(-1) },
      transfers(Array.from({ length: 31 }, (_, row) => slab(row + 1, row + 1))),
    ]) {
      await expect(save({ transfers: wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
    const edge = transfers(Array.from({ length: 30 }, (_, row) => slab(row + 1, row + 1)))
    const saved = await save({ transfers: { ...edge, typedOnceUpTo_e4: taka(0) } })
    expect(saved.transfers.charges).toHaveLength(30)
  })

  it('are there after a power cut', async () => {
    const shop = await openShop({ setUp: false })
    await shop.client.settings.save({ shopName: 'Karim', welcomed: true })
    const after = await shop.crash()
    expect(await after.client.settings.get()).toMatchObject({ shopName: 'Karim', welcomed: true })
  })

  it('are refused whole where one of them is wrong', async () => {
    const shop = await openShop({ setUp: false })
    const noSuchPaper: Readonly<Record<string, unknown>> = { slipWidth_mm: 70 }
    const wrong = Object.assign({ shopName: 'Karim' }, noSuchPaper)
    await expect(shop.client.settings.save(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect((await shop.client.settings.get()).shopName).toBe('')
  })
})

describe('books that cannot be changed under this host', () => {
  it('say so', async () => {
    const shop = await openShop({ setUp: false })
    await expect(shop.client.books.use({ books: 'practice' })).rejects.toMatchObject({
      code: 'NOT_HERE',
      data: { why: 'fixed-books' },
    })
  })

  it('are changed where the host can', async () => {
    const used: string[] = []
    const useBooks = (books: string): Promise<void> => {
      used.push(books)
      return Promise.resolve()
    }
    const shop = await openShop({ setUp: false, useBooks })
    expect(await shop.client.books.use({ books: 'practice' })).toEqual({ books: 'practice' })
    expect(used).toEqual(['practice'])
  })
})
