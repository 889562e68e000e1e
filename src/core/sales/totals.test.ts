import { describe, expect, it } from 'vitest'
import { businessDate } from '../../domain/business-day.ts'
import { money } from '../../domain/money.ts'
import { delivered, refused } from '../testing/answers.ts'
import { openShop } from '../testing/shop.ts'

describe('the figures of a day', () => {
  const day = businessDate(Date.parse('2026-01-01T12:00:00+06:00'))

  it('count what is on its way or done, and the drawer holds what is not given back', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const none = { sales: 0, sold_e4: 0, commission_e4: 0, drawer_e4: 0 }
    expect((await shop.client.health.get()).today).toEqual({ businessDate: day, ...none })
    seller.willAnswer({ ...delivered, charged_e4: money(490_000) })
    await shop.sell()
    seller.willAnswer(refused)
    await shop.sell({ number: '01712345679' })
    await shop.sell({ number: '01712345670' })
    seller.refuseToOpen('dns')
    await shop.sell({ number: '01712345671' })
    const { today, waiting, inDoubt, needsReview } = await shop.client.health.get()
    expect(today).toEqual({
      businessDate: day,
      sales: 3,
      sold_e4: 1_000_000,
      commission_e4: 10_000,
      drawer_e4: 2_000_000,
    })
    expect([waiting, inDoubt, needsReview]).toEqual([1, 0, 0])
  })

  it('tell apart what waits, what is in doubt and what a person must see', async () => {
    const shop = await openShop()
    shop.providers.autoflexi.willAnswer({ kind: 'unknown', why: 'timeout', words: '' })
    await shop.sell({ provider: 'autoflexi' })
    const open = async () => {
      const { waiting, inDoubt, needsReview } = await shop.client.health.get()
      return [waiting, inDoubt, needsReview]
    }
    expect(await open()).toEqual([0, 1, 0])
    await shop.clock.advanceGently(16 * 60_000)
    expect(await open()).toEqual([0, 0, 1])
  })
})
