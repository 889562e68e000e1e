import { describe, expect, it } from 'vitest'
import { accepted, saidInconclusive, saidPending, saidSuccess } from '../testing/answers.ts'
import type { TestShop } from '../testing/shop.ts'
import { DAY, openAtNoon, sells } from './testing/closing.ts'

const progress = async (shop: TestShop, provider: string) => {
  const { preparation } = await shop.client.days.standing()
  return preparation?.providers.find((one) => one.provider === provider)
}

describe('what is asked before a day is closed', () => {
  it('is every open sale, then the wallet, then what was delivered', async () => {
    const shop = await openAtNoon()
    const { flexiloadbd } = shop.providers
    flexiloadbd.willAnswer(accepted)
    flexiloadbd.willSay(saidPending)
    const open = await shop.sell()
    const done = await sells(shop)
    await shop.clock.advanceGently(60_000)
    flexiloadbd.willSay(saidSuccess)
    shop.providers.alsamiflexi.willSay({
      ...saidSuccess,
      providerReference: done.providerReference ?? '',
    })
    const before = shop.providers.alsamiflexi.asked.length
    await shop.client.days.prepare({ businessDate: DAY })
    expect((await shop.client.days.standing()).preparation?.isReady).toBe(false)
    await shop.clock.advanceGently(30_000)
    expect((await shop.sale(open.id)).state).toBe('succeeded')
    expect(await progress(shop, 'flexiloadbd')).toMatchObject({
      open: { toAsk: 1, asked: 1 },
      wallet: 'read',
      isAway: false,
      isDone: true,
    })
    expect(await progress(shop, 'alsamiflexi')).toMatchObject({ again: { toAsk: 1, asked: 1 } })
    expect(shop.providers.alsamiflexi.asked.length).toBe(before + 1)
    expect((await shop.client.days.standing()).preparation?.isReady).toBe(true)
  })

  it('waits for no provider that is away', async () => {
    const shop = await openAtNoon()
    const { flexiloadbd } = shop.providers
    for (let nth = 1; nth <= 5; nth += 1) {
      flexiloadbd.willAnswer({ ...accepted, providerReference: `OPEN${nth}` })
      await shop.sell()
    }
    flexiloadbd.willSay(saidInconclusive)
    const letGo = flexiloadbd.hold('balance')
    await shop.client.days.prepare({ businessDate: DAY })
    await shop.clock.advanceGently(95_000)
    const { preparation } = await shop.client.days.standing()
    expect(preparation?.isReady).toBe(true)
    expect(await progress(shop, 'flexiloadbd')).toMatchObject({ isAway: true, isDone: true })
    const { report } = await shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' })
    expect(report.carried).toHaveLength(5)
    expect(report.unexplained).toContainEqual(
      expect.objectContaining({ kind: 'wallet-unread', provider: 'flexiloadbd' }),
    )
    letGo()
  })

  it('is left at any moment, and taken up again where it stood', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    await shop.client.days.prepare({ businessDate: DAY })
    await shop.clock.advanceGently(30_000)
    const done = (await shop.client.days.standing()).preparation
    const again = await shop.client.days.prepare({ businessDate: DAY })
    expect(again.preparation).toEqual(done)
    const anew = await shop.client.days.prepare({ businessDate: DAY, again: true })
    expect(anew.preparation?.isReady).toBe(false)
    expect((await shop.client.days.leave()).preparation).toBeNull()
    expect((await sells(shop)).businessDate).toBe(DAY)
    const taken = await shop.client.days.prepare({ businessDate: DAY })
    expect(taken.preparation?.businessDate).toBe(DAY)
  })

  it('goes on after the close with what was delivered and not asked about', async () => {
    const shop = await openAtNoon()
    const sale = await sells(shop)
    await shop.client.days.prepare({ businessDate: DAY })
    await shop.client.days.close({ businessDate: DAY, closedBy: 'Rahim' })
    const before = shop.providers.alsamiflexi.asked.length
    await shop.clock.advanceGently(10 * 60_000)
    const later = shop.providers.alsamiflexi.asked.slice(before)
    expect(later).toContain(sale.providerReference)
  })

  it('tells how far it is as it goes', async () => {
    const shop = await openAtNoon()
    await sells(shop)
    const told: string[] = []
    const watch = await shop.client.changes.watch()
    const heard = (async () => {
      for await (const { topic, id } of watch) if (topic === 'day') told.push(id)
    })()
    await shop.client.days.prepare({ businessDate: DAY })
    await shop.clock.advanceGently(30_000)
    await watch.return(undefined)
    await heard
    expect(told.length).toBeGreaterThan(3)
    expect(new Set(told)).toEqual(new Set([DAY]))
  })
})
