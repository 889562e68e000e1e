import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { businessDate } from '../../domain/business-day.ts'
import { money } from '../../domain/money.ts'
import { SaleId } from '../../domain/sale.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { accepted, delivered, refused, saidFailed, saidPending } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { proveFigures } from '../testing/proof.ts'
import { openShop } from '../testing/shop.ts'

const lateInTheDay = () => manualClock(Date.parse('2026-01-01T23:50:00+06:00'))

describe('the figures of a day', () => {
  const day = businessDate(Date.parse('2026-01-01T12:00:00+06:00'))

  it('count what is on its way or done, and the drawer holds what is not given back', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    const none = { sales: 0, sold_e4: 0, commission_e4: 0, serviceCharge_e4: 0, drawer_e4: 0 }
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
      serviceCharge_e4: 0,
      drawer_e4: 2_000_000,
    })
    expect([waiting, inDoubt, needsReview]).toEqual([1, 0, 0])
  })

  it('read only what moved since, over reversals, refunds and a change of the day', async () => {
    const reads: string[] = []
    const books = openDatabase(':memory:')
    const read: Database['read'] = <Words extends unknown[], Row>(sql: string) => {
      const rows = books.read<Words, Row>(sql)
      const all = (...words: Words) => {
        reads.push(sql)
        return rows.all(...words)
      }
      return { ...rows, all }
    }
    const shop = await openShop({ db: { ...books, read }, clock: lateInTheDay() })
    const seller = shop.providers.flexiloadbd
    const ids: string[] = []
    for (let nth = 0; nth < 6; nth += 1) {
      seller.willAnswer(nth % 2 === 0 ? { ...delivered, providerReference: `T${nth}` } : refused)
      ids.push((await shop.sell()).id)
      await proveFigures(shop)
    }
    const whole = () => reads.filter((sql) => /FROM sale WHERE business_date/u.test(sql)).length
    expect(whole()).toBe(1)
    await shop.client.sales.refund({ id: SaleId.parse(ids[1]) })
    await proveFigures(shop)
    expect(whole()).toBe(1)
    seller.willSay({ ...saidFailed, providerReference: 'T0' })
    await shop.clock.advanceGently(15 * 60_000)
    await proveFigures(shop)
    expect((await shop.sale(ids[0] ?? '')).state).toBe('reversed')
    expect(whole()).toBe(2)
    shop.clock.jumpTo(shop.clock.now() - 86_400_000)
    await proveFigures(shop)
    expect((await shop.client.health.get()).today).toMatchObject({ sales: 6, sold_e4: 1_000_000 })
  })

  it('have balance that was bought out of the drawer taken off it, on its own day', async () => {
    const shop = await openShop()
    const drawer = async () => (await shop.client.health.get()).today.drawer_e4
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell()
    const at = { provider: 'flexiloadbd', wallet: 'flexiload' } as const
    for (const [slip, paidFrom] of [
      ['BK-1', 'cash'],
      ['BK-2', 'owner'],
    ] as const) {
      await shop.client.wallets.topUp({
        id: v7(),
        ...at,
        amount_e4: money(300_000),
        slip,
        paidFrom,
      })
    }
    expect(await drawer()).toBe(200_000)
    const nextDay = await shop.crash(24 * 3_600_000)
    expect((await nextDay.client.health.get()).today.drawer_e4).toBe(0)
  })

  it('have cash move on the day it moves, whatever became of the sale since', async () => {
    const shop = await openShop({ clock: lateInTheDay() })
    const drawer = async () => (await shop.client.health.get()).today.drawer_e4
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(refused)
    const refunded = await shop.sell({ number: '01712345671' })
    seller.willAnswer(refused)
    const soldAgain = await shop.sell({ number: '01712345672' })
    expect(await drawer()).toBe(1_000_000)
    await shop.clock.advanceGently(15 * 60_000)
    expect(await drawer()).toBe(0)
    await shop.client.sales.refund({ id: refunded.id })
    expect(await drawer()).toBe(-500_000)
    seller.willAnswer(delivered)
    await shop.sell({ number: '01712345672', retryOf: soldAgain.id })
    expect(await drawer()).toBe(-500_000)
    await proveFigures(shop)
    shop.clock.jumpTo(shop.clock.now() - 86_400_000)
    expect(await drawer()).toBe(1_000_000)
    await proveFigures(shop)
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

  it('have what is on its way waiting, whether its provider has it already or not', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(accepted)
    seller.willSay(saidPending)
    await shop.sell()
    await shop.sell()
    expect(await shop.client.health.get()).toMatchObject({ waiting: 2, inDoubt: 0 })
  })

  it('count no draft; its cash is in the drawer until it is called off', async () => {
    const shop = await openShop()
    const today = async () => {
      const { sales, sold_e4, drawer_e4 } = (await shop.client.health.get()).today
      return [sales, sold_e4, drawer_e4]
    }
    shop.providers.flexiloadbd.refuseToOpen('dns')
    const { id } = await shop.sell()
    expect(await today()).toEqual([0, 0, 500_000])
    await shop.client.sales.cancel({ id })
    expect(await today()).toEqual([0, 0, 0])
  })

  it('count drafts that could not be sent: their cash lies in the drawer', async () => {
    const shop = await openShop()
    const notSent = async () => (await shop.client.health.get()).notSent
    expect(await notSent()).toBe(0)
    shop.providers.flexiloadbd.refuseToOpen('dns')
    const { id } = await shop.sell()
    expect(await notSent()).toBe(1)
    await shop.client.sales.cancel({ id })
    expect(await notSent()).toBe(0)
  })

  it('say what is owed to customers until it is paid or pays for another try', async () => {
    const shop = await openShop()
    const owed = async () => (await shop.client.health.get()).refundDue
    expect(await owed()).toMatchObject({ count: 0, sum_e4: 0 })
    for (const [number, taka] of [
      ['01712345671', 20],
      ['01712345672', 30],
    ] as const) {
      shop.providers.flexiloadbd.willAnswer(refused)
      await shop.sell({ number, amount_e4: taka * 10_000 })
    }
    expect(await owed()).toMatchObject({ count: 2, sum_e4: 500_000 })
    const { sales } = await shop.client.sales.list({ tender: 'refund-due' })
    await shop.client.sales.refund({ id: sales[0]?.id ?? '' })
    expect(await owed()).toMatchObject({ count: 1, sum_e4: 200_000 })
    shop.providers.flexiloadbd.willAnswer(delivered)
    await shop.sell({ number: '01712345671', amount_e4: 200_000, retryOf: sales[1]?.id ?? '' })
    expect(await owed()).toMatchObject({ count: 0, sum_e4: 0 })
  })
})
