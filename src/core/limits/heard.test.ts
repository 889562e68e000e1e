import { describe, expect, it } from 'vitest'
import { openLimits, says, wants } from './testing/open-limits.ts'

describe('what the owner’s plan says', () => {
  it('is the limit of every call, until another account has none', async () => {
    const { clock, limits, sell, waits } = openLimits()
    limits.account('alsamiflexi', { mark: 1, perMinute: 120 })
    expect(limits.behindAbove('alsamiflexi')).toBe(240)
    sell('alsamiflexi', 119)
    expect((await waits(limits.sale('alsamiflexi', 0)))()).toBe('place')
    const more = await waits(limits.sale('alsamiflexi', 90_000))
    limits.account('alsamiflexi', { mark: 1, perMinute: 200 })
    await clock.advanceGently(0)
    expect(more()).toBe('place')
    limits.account('alsamiflexi', { mark: 2, perMinute: null })
    expect(limits.behindAbove('alsamiflexi')).toBe(120)
  })

  it('changes nothing at a provider without plans', () => {
    const { limits } = openLimits()
    limits.account('flexiloadbd', { mark: 1, perMinute: 500 })
    expect(limits.behindAbove('flexiloadbd')).toBe(120)
  })
})

describe('what an answer says of the limit', () => {
  it('is taken over where it is less, and no more than the plan’s where it is more', async () => {
    const { limits, ask } = openLimits()
    await ask('flexiloadbd', 1, says({ perMinute: 20 }))
    expect(limits.behindAbove('flexiloadbd')).toBe(40)
    await ask('flexiloadbd', 1, says({ perMinute: 40 }))
    expect(limits.behindAbove('flexiloadbd')).toBe(80)
    await ask('flexiloadbd', 1, says({ perMinute: 600 }))
    expect(limits.behindAbove('flexiloadbd')).toBe(120)
    await ask('alsamiflexi', 1, says({ perMinute: 120 }))
    expect(limits.behindAbove('alsamiflexi')).toBe(120)
  })

  it('is of the sales or the questions alone where they have a limit each', async () => {
    const { limits, ask, sell, waits } = openLimits()
    sell('flexiloadbd', 1, says({ perMinute: 2 }))
    expect(limits.behindAbove('flexiloadbd')).toBe(120)
    sell('flexiloadbd', 1)
    expect((await waits(limits.sale('flexiloadbd', 90_000)))()).toBe('waits')
    await ask('alsamiflexi', 1, says({ perMinute: 1 }))
    expect((await waits(limits.sale('alsamiflexi', 90_000)))()).toBe('waits')
  })

  it('is autoflexi’s only limit, for its sales as well', async () => {
    const { limits, ask, sell, waits } = openLimits()
    await ask('autoflexi', 1, says({ perMinute: 10 }))
    expect(limits.behindAbove('autoflexi')).toBe(20)
    expect(limits.wait_ms('autoflexi', true)).toBe(6_000)
    sell('autoflexi', 9)
    expect((await waits(limits.sale('autoflexi', 90_000)))()).toBe('waits')
  })

  it('lets one question through however little is left of a limit', async () => {
    const { limits, sell } = openLimits()
    sell('alsamiflexi', 1, says({ perMinute: 1 }))
    expect(limits.wait_ms('alsamiflexi', false)).toBe(60_100)
  })

  it('that nothing is left holds until the reset whoever shares it', async () => {
    const { clock, limits, ask, sell, waits } = openLimits()
    await ask('alsamiflexi', 1, says({ remaining: 0, reset_ms: 20_000 }))
    const sale = await waits(limits.sale('alsamiflexi', 90_000))
    expect([sale(), limits.wait_ms('alsamiflexi', false)]).toEqual(['waits', 20_000])
    await clock.advanceGently(19_999)
    expect(sale()).toBe('waits')
    await clock.advanceGently(1)
    expect(sale()).toBe('place')
    sell('flexiloadbd', 1, says({ remaining: 0, reset_ms: 20_000 }))
    expect(limits.wait_ms('flexiloadbd', false)).toBe(0)
    await ask('flexiloadbd', 1, says({ remaining: 1, reset_ms: 20_000 }))
    expect(limits.wait_ms('flexiloadbd', false)).toBe(0)
  })

  it('without a reset holds as long as the oldest call of ours still counts', async () => {
    const { clock, limits, ask } = openLimits()
    await ask('flexiloadbd', 1)
    await clock.advanceGently(40_000)
    await ask('flexiloadbd', 1, says({ remaining: 0 }))
    expect(limits.wait_ms('flexiloadbd', false)).toBe(20_100)
  })

  it('holds no longer once key or address is another', async () => {
    const { limits, ask } = openLimits()
    limits.account('flexiloadbd', { mark: 1, perMinute: null })
    await ask('flexiloadbd', 1, says({ perMinute: 20, remaining: 0, reset_ms: 300_000 }))
    limits.account('flexiloadbd', { mark: 1, perMinute: null })
    expect(limits.wait_ms('flexiloadbd', false)).toBe(300_000)
    limits.account('flexiloadbd', { mark: 2, perMinute: null })
    expect(limits.wait_ms('flexiloadbd', false)).toBe(0)
    expect(limits.behindAbove('flexiloadbd')).toBe(120)
  })
})

describe('a provider that was called too fast', () => {
  it('by a question is asked no more for a while, and sold through all the same', async () => {
    const { clock, limits, ask, waits } = openLimits()
    for (const provider of ['alsamiflexi', 'flexiloadbd', 'autoflexi'] as const) {
      await ask(provider, 1, { ...says({ remaining: 0 }), wait_ms: 30_000 })
      expect(limits.wait_ms(provider, false)).toBe(30_000)
      expect((await waits(limits.sale(provider, 0)))()).toBe('place')
    }
    await clock.advanceGently(29_999)
    expect(limits.wait_ms('flexiloadbd', false)).toBe(1)
  })

  it('by a sale gets no other for a while, nor a question that shares its limit', async () => {
    const { limits, sell, waits } = openLimits()
    for (const provider of ['alsamiflexi', 'flexiloadbd', 'autoflexi'] as const) {
      sell(provider, 1, wants(30_000))
      expect((await waits(limits.sale(provider, 90_000)))()).toBe('waits')
    }
    expect(limits.wait_ms('flexiloadbd', false)).toBe(0)
    expect(limits.wait_ms('alsamiflexi', false)).toBe(30_000)
    expect(limits.wait_ms('autoflexi', false)).toBe(30_000)
  })

  it('is left alone as long as it said first, when it then says less', async () => {
    const { limits, ask } = openLimits()
    await ask('flexiloadbd', 1, wants(120_000))
    const place = await limits.sale('flexiloadbd', 10)
    ;(await limits.question('flexiloadbd'))?.end(wants(1_000))
    place?.release()
    expect(limits.wait_ms('flexiloadbd', false)).toBe(120_000)
  })
})
