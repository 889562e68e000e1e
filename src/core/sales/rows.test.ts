import { describe, expect, it } from 'vitest'
import { refused, unknown } from '../testing/answers.ts'
import { rowInDoubt } from '../testing/row-in-doubt.ts'
import { openShop } from '../testing/shop.ts'
import { createSaleRows, orderOf, standingOf, toSale } from './rows.ts'

describe('a sale as it lies in the books', () => {
  it('is the same order at every later question as the one that left', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const sale = await shop.sell()
    const { kind, operator, number, amount_e4, ourReference } = sale
    const order = { kind, operator, number, lineType: 'prepaid', amount_e4, ourReference }
    expect(shop.providers.flexiloadbd.sent).toEqual([order])
    const row = createSaleRows(shop.db).bySeq(sale.seq)
    expect(row && orderOf(row)).toEqual(order)
  })

  it('stands as its row says, in suspense too', async () => {
    const row = await rowInDoubt()
    const standing = {
      state: 'in-doubt',
      tender: 'collected',
      providerReference: null,
      failureWord: null,
      suspended: false,
    }
    expect(standingOf(row)).toEqual(standing)
    expect(standingOf({ ...row, suspended: 1 })).toEqual({ ...standing, suspended: true })
  })

  it('is shown with the code and the words of its end, and never with one alone', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(refused)
    const { reason } = await shop.sell()
    expect(reason).toEqual({ code: 'balance', words: 'no money' })
    const row = await rowInDoubt()
    expect(() => toSale({ ...row, reason_words: null }, null)).toThrow(
      'words of sale 1 is not there',
    )
    expect(toSale({ ...row, reason_code: null, reason_words: null }, null).reason).toBeNull()
  })

  it('shows whether "failed" was heard of it once', async () => {
    const row = await rowInDoubt()
    expect(toSale(row, null).failureHeardOnce).toBe(false)
    expect(toSale({ ...row, failure_word: 'Failed' }, null).failureHeardOnce).toBe(true)
  })
})
