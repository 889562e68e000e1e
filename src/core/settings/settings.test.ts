import { describe, expect, it } from 'vitest'
import { taka } from '../../domain/money.ts'
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
