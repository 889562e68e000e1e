import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { accepted, saidPending, saidSuccess, unknown } from '../testing/answers.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openShop } from '../testing/shop.ts'
import { createLanes, type Release } from './lanes.ts'

/** Lanes with what came of each wait, in the order it came. */
function lanes(single: (provider: ProviderId) => boolean = () => true) {
  const clock = manualClock()
  const kept = createLanes(clock, single)
  const got: string[] = []
  const places = new Map<string, Release>()
  const enter = async (name: string, provider: ProviderId, patience_ms = 30_000) => {
    const leave = await kept.enter(provider, patience_ms)
    got.push(leave ? name : `${name} gave up`)
    if (leave) places.set(name, leave)
  }
  const turn = () => clock.advanceGently(0)
  return { clock, kept, got, enter, leave: (name: string) => places.get(name)?.(), turn }
}

describe('a lane that carries one sale at a time', () => {
  it('lets in whoever came first, one after the other', async () => {
    const { got, enter, leave, turn, kept } = lanes()
    for (const name of ['first', 'second', 'third']) void enter(name, 'autoflexi')
    await turn()
    expect([got, kept.inside()]).toEqual([['first'], 1])
    leave('first')
    await turn()
    leave('second')
    await turn()
    expect([got, kept.inside()]).toEqual([['first', 'second', 'third'], 1])
  })

  it('gives a place back once, however often it is left', async () => {
    const { enter, leave, turn, kept } = lanes()
    void enter('first', 'autoflexi')
    await turn()
    leave('first')
    leave('first')
    expect(kept.inside()).toBe(0)
  })

  it('lets nobody wait longer than the cashier does', async () => {
    const { clock, got, enter, leave, turn } = lanes()
    void enter('first', 'autoflexi')
    void enter('second', 'autoflexi', 5_000)
    void enter('third', 'autoflexi')
    await clock.advanceGently(4_999)
    expect(got).toEqual(['first'])
    await clock.advanceGently(1)
    expect(got).toEqual(['first', 'second gave up'])
    leave('first')
    await turn()
    expect(got).toEqual(['first', 'second gave up', 'third'])
  })

  it('keeps nobody of another provider waiting', async () => {
    const { got, enter, turn } = lanes()
    void enter('first', 'autoflexi')
    void enter('waits', 'autoflexi')
    void enter('other', 'flexiloadbd')
    await turn()
    expect(got).toEqual(['first', 'other'])
  })

  it('lets everybody go when nothing is to be sent any more', async () => {
    const { got, enter, leave, turn, kept } = lanes()
    void enter('first', 'autoflexi')
    void enter('second', 'autoflexi')
    await turn()
    kept.letGo()
    await turn()
    expect(got).toEqual(['first', 'second gave up'])
    leave('first')
    expect(kept.inside()).toBe(0)
  })
})

describe('a lane that carries many', () => {
  it('lets nobody pass who waits already', async () => {
    let single = true
    const { got, enter, leave, turn, kept } = lanes(() => single)
    void enter('first', 'flexiloadbd')
    void enter('second', 'flexiloadbd')
    await turn()
    single = false
    void enter('third', 'flexiloadbd')
    await turn()
    expect(got).toEqual(['first'])
    leave('first')
    await turn()
    expect([got, kept.inside()]).toEqual([['first', 'second', 'third'], 2])
  })
})

describe('a sale that waits while its provider turns our key away', () => {
  it('is not sent after it, and says that the lane is closed', async () => {
    const shop = await openShop()
    const seller = shop.providers.autoflexi
    await shop.sell({ provider: 'autoflexi' })
    const waits = await shop.sell({ provider: 'autoflexi', number: '01712345679' })
    seller.answer({ kind: 'refused', reason: 'key', words: 'Unauthenticated.' })
    await shop.clock.advanceGently(30_000)
    expect(seller.sent).toHaveLength(1)
    expect(await shop.sale(waits.id)).toMatchObject({
      state: 'created',
      reason: { code: 'lane-closed' },
    })
  })
})

describe('flexiloadbd’s lane', () => {
  const numbers = ['01712345671', '01712345672', '01712345673', '01712345674'] as const

  it('carries several sales while nothing is in doubt', async () => {
    const shop = await openShop()
    for (const number of numbers) await shop.sell({ number })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(4)
  })

  it('carries one at a time while anything is in doubt, and nobody waits too long', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    await shop.sell({ number: numbers[0] })
    const wired = await shop.sell({ number: numbers[1] })
    const waits = await shop.sell({ number: numbers[2] })
    expect([wired.state, waits.state]).toEqual(['on-wire', 'created'])
    await shop.clock.advanceGently(30_000)
    expect(await shop.sale(waits.id)).toMatchObject({
      state: 'created',
      reason: { code: 'lane-closed' },
    })
    expect(shop.providers.flexiloadbd.sent).toHaveLength(2)
  })

  it('lets in who waits as soon as the doubt is gone, whoever is still inside', async () => {
    const shop = await openShop()
    const seller = shop.providers.flexiloadbd
    seller.willAnswer(unknown)
    await shop.sell({ number: numbers[0] })
    const wired = await shop.sell({ number: numbers[1] })
    const waits = await shop.sell({ number: numbers[2] })
    expect([wired.state, waits.state]).toEqual(['on-wire', 'created'])
    seller.willSay(saidSuccess)
    await shop.clock.advanceGently(3_000)
    const states = [(await shop.sale(wired.id)).state, (await shop.sale(waits.id)).state]
    expect(states).toEqual(['on-wire', 'on-wire'])
  })

  it('counts a sale in review as doubt until the provider has named it', async () => {
    const shop = await openShop()
    shop.providers.flexiloadbd.willAnswer(unknown)
    const doubt = await shop.sell({ number: numbers[0] })
    shop.providers.flexiloadbd.balance_e4 -= 70_000
    await shop.clock.advanceGently(31 * 60_000)
    expect((await shop.sale(doubt.id)).state).toBe('needs-review')
    await shop.sell({ number: numbers[1] })
    expect((await shop.sell({ number: numbers[2] })).state).toBe('created')
    shop.providers.flexiloadbd.willSay(saidPending)
    await shop.clock.advanceGently(6 * 60_000)
    shop.providers.flexiloadbd.answer({ ...accepted, providerReference: 'TRX2' })
    await shop.settle()
    await shop.sell({ number: numbers[2] })
    expect((await shop.sell({ number: numbers[3] })).state).toBe('on-wire')
  })
})
