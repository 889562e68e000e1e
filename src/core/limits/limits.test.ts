import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { createLimits } from './limits.ts'
import { openLimits, silent, wants } from './testing/open-limits.ts'

describe('sales', () => {
  it('at flexiloadbd are thirty a minute, whatever is asked there', async () => {
    const { clock, limits, ask, sell, waits } = openLimits()
    await ask('flexiloadbd', 60)
    sell('flexiloadbd', 29)
    const last = await limits.sale('flexiloadbd', 1_000)
    expect(last).not.toBeNull()
    const more = await waits(limits.sale('flexiloadbd', 90_000))
    await clock.advanceGently(60_099)
    expect(more()).toBe('waits')
    await clock.advanceGently(1)
    expect(more()).toBe('place')
  })

  it('at alsamiflexi share the sixty of its smallest plan with questions', async () => {
    const { clock, limits, ask, sell, waits } = openLimits()
    await ask('alsamiflexi', 30)
    await clock.advanceGently(1_000)
    sell('alsamiflexi', 30)
    const more = await waits(limits.sale('alsamiflexi', 90_000))
    await clock.advanceGently(59_099)
    expect(more()).toBe('waits')
    await clock.advanceGently(1)
    expect(more()).toBe('place')
  })

  it('at autoflexi wait for nothing: nobody has named a limit', async () => {
    const { limits, sell, ask, waits } = openLimits()
    sell('autoflexi', 200)
    await ask('autoflexi', 200)
    expect((await waits(limits.sale('autoflexi', 1)))()).toBe('place')
  })

  it('are let go where no place came free in time, and nothing of them counts', async () => {
    const { clock, limits, sell, waits } = openLimits()
    sell('flexiloadbd', 30)
    const late = await waits(limits.sale('flexiloadbd', 5_000))
    await clock.advanceGently(4_999)
    expect(late()).toBe('waits')
    await clock.advanceGently(1)
    expect(late()).toBe('no place')
    await clock.advanceGently(55_100)
    const places = Array.from({ length: 30 }, () => limits.sale('flexiloadbd', 0))
    expect(await Promise.all(places)).not.toContain(null)
    expect(clock.pending()).toBe(0)
  })

  it('give their place to the next where they do not leave, first come first served', async () => {
    const { limits, sell, waits, rest } = openLimits()
    sell('flexiloadbd', 29)
    const place = await limits.sale('flexiloadbd', 1_000)
    const [second, third] = [
      await waits(limits.sale('flexiloadbd', 1_000)),
      await waits(limits.sale('flexiloadbd', 1_000)),
    ]
    place?.release()
    place?.release()
    await rest()
    expect([second(), third()]).toEqual(['place', 'waits'])
  })

  it('leave with their place, and nobody gets between', async () => {
    const { limits, sell, waits, rest } = openLimits()
    sell('flexiloadbd', 29)
    const place = await limits.sale('flexiloadbd', 1_000)
    const next = await waits(limits.sale('flexiloadbd', 1_000))
    place?.leaves()
    sell('flexiloadbd', 1)
    place?.release()
    await rest()
    expect(next()).toBe('waits')
  })

  it('are called off together, and no question is', async () => {
    const { limits, ask, sell, waits, rest } = openLimits()
    sell('flexiloadbd', 30)
    await ask('flexiloadbd', 60)
    const sale = await waits(limits.sale('flexiloadbd', 90_000))
    const question = await waits(limits.question('flexiloadbd'))
    limits.letGo()
    await rest()
    expect([sale(), question()]).toEqual(['no place', 'waits'])
    limits.stop()
    await rest()
    expect(question()).toBe('no place')
    expect((await waits(limits.question('flexiloadbd')))()).toBe('no place')
    expect((await waits(limits.question('autoflexi')))()).toBe('place')
  })

  it('wait for no limit where a bench sells faster than a shop', async () => {
    const clock = manualClock()
    const limits = createLimits({ clock, ofSales: 'none' })
    for (let nth = 0; nth < 50; nth += 1) {
      const place = await limits.sale('flexiloadbd', 0)
      place?.leaves()
      limits.sending('flexiloadbd').end(silent)
      place?.release()
    }
    expect(await limits.sale('flexiloadbd', 0)).not.toBeNull()
  })
})

describe('a question that somebody waits for', () => {
  it('goes ahead of those of settlement, and behind a sale that shares its limit', async () => {
    const { clock, limits, ask, sell, waits } = openLimits()
    sell('alsamiflexi', 59)
    await ask('alsamiflexi', 1)
    await clock.advanceGently(55_000)
    const question = await waits(limits.question('alsamiflexi'))
    const sale = await waits(limits.sale('alsamiflexi', 30_000))
    expect(limits.wait_ms('alsamiflexi', false)).toBeGreaterThan(0)
    await clock.advanceGently(5_100)
    expect([sale(), question()]).toEqual(['place', 'place'])
    expect(limits.wait_ms('flexiloadbd', false)).toBe(0)
  })

  it('has no place that a sale waits for', async () => {
    const { clock, limits, sell, waits } = openLimits()
    sell('alsamiflexi', 1)
    await clock.advanceGently(1_000)
    sell('alsamiflexi', 59)
    await clock.advanceGently(55_000)
    const question = await waits(limits.question('alsamiflexi'))
    const sale = await waits(limits.sale('alsamiflexi', 30_000))
    await clock.advanceGently(4_100)
    expect([sale(), question()]).toEqual(['place', 'waits'])
    await clock.advanceGently(1_000)
    expect(question()).toBe('place')
  })

  it('waits ten seconds at most, and counts only where it was put', async () => {
    const { clock, limits, ask, waits } = openLimits()
    await ask('flexiloadbd', 60)
    const question = await waits(limits.question('flexiloadbd'))
    expect(limits.wait_ms('flexiloadbd', false)).toBe(60_100)
    await clock.advanceGently(9_999)
    expect(question()).toBe('waits')
    await clock.advanceGently(1)
    expect(question()).toBe('no place')
    await clock.advanceGently(50_100)
    expect(limits.wait_ms('flexiloadbd', false)).toBe(0)
  })

  it('is told apart from settlement’s own, which look again soon while it waits', async () => {
    const { clock, limits, ask, waits } = openLimits()
    await ask('flexiloadbd', 59)
    const under = await limits.question('flexiloadbd')
    const question = await waits(limits.question('flexiloadbd'))
    await clock.advanceGently(5_000)
    under?.end(silent)
    expect(question()).toBe('waits')
    await clock.advanceGently(4_000)
    expect(limits.wait_ms('flexiloadbd', true)).toBe(51_100)
  })

  it('is part of a sale that is being got ready, and then heeds no wait of questions', async () => {
    const { limits, ask, waits, clock } = openLimits()
    await ask('autoflexi', 1, wants(120_000))
    const place = await limits.sale('autoflexi', 1_000)
    expect((await waits(limits.question('autoflexi')))()).toBe('place')
    expect(limits.wait_ms('autoflexi', false)).toBe(120_000)
    place?.release()
    const question = await waits(limits.question('autoflexi'))
    await clock.advanceGently(9_999)
    expect(question()).toBe('waits')
  })
})

describe('the questions of settlement', () => {
  it.each([
    ['flexiloadbd', 42, 21],
    ['alsamiflexi', 30, 15],
  ] as const)(
    'at %s are %i a minute as a rule, and %i at leisure',
    async (provider, most, half) => {
      const { clock, limits, ask } = openLimits()
      await ask(provider, half - 1)
      expect(limits.leisure_ms(provider)).toBe(0)
      await ask(provider, 1)
      expect([limits.leisure_ms(provider), limits.wait_ms(provider, false)]).toEqual([60_100, 0])
      await clock.advanceGently(1_000)
      await ask(provider, most - half - 1)
      expect(limits.wait_ms(provider, false)).toBe(0)
      await ask(provider, 1)
      expect(limits.wait_ms(provider, false)).toBe(59_100)
      await clock.advanceGently(59_099)
      expect(limits.wait_ms(provider, false)).toBe(1)
      await clock.advanceGently(1)
      expect(limits.wait_ms(provider, false)).toBe(0)
    },
  )

  it('at autoflexi are two seconds apart, from a sale too, and four at leisure', async () => {
    const { clock, limits, ask, sell } = openLimits()
    expect([limits.wait_ms('autoflexi', false), limits.leisure_ms('autoflexi')]).toEqual([0, 0])
    await ask('autoflexi', 1)
    expect(limits.wait_ms('autoflexi', true)).toBe(2_000)
    expect(limits.leisure_ms('autoflexi')).toBe(4_000)
    await clock.advanceGently(1_500)
    sell('autoflexi', 1)
    await clock.advanceGently(1_999)
    expect(limits.wait_ms('autoflexi', false)).toBe(1)
    await clock.advanceGently(1)
    expect(limits.wait_ms('autoflexi', false)).toBe(0)
    expect(limits.leisure_ms('autoflexi')).toBe(2_000)
  })

  it('come evenly where many wait, and leave the last of the limit to whoever cannot', async () => {
    const { clock, limits, ask } = openLimits()
    let put = 0
    for (let second = 0; second < 60; second += 1) {
      if (limits.wait_ms('flexiloadbd', true) === 0) {
        await ask('flexiloadbd', 1)
        put += 1
        expect(limits.wait_ms('flexiloadbd', true)).toBeGreaterThanOrEqual(1_000)
        await clock.advanceGently(999)
        expect(limits.wait_ms('flexiloadbd', true)).toBeGreaterThanOrEqual(1)
        await clock.advanceGently(1)
      } else await clock.advanceGently(1_000)
    }
    expect(put).toBe(59)
    expect(limits.wait_ms('flexiloadbd', true)).toBe(100)
    expect(await limits.question('flexiloadbd')).not.toBeNull()
  })

  it('after a burst leave the next three sales a place within five seconds', async () => {
    const { clock, limits, ask, sell } = openLimits()
    await ask('alsamiflexi', 57)
    await clock.advanceGently(10_000)
    // 58 would count, and the first of them leaves in 50 s.
    expect(limits.wait_ms('alsamiflexi', true)).toBe(0)
    sell('alsamiflexi', 1)
    expect(limits.wait_ms('alsamiflexi', true)).toBe(45_100)
    await clock.advanceGently(45_100)
    expect(limits.wait_ms('alsamiflexi', true)).toBe(0)
  })

  it('are behind with more in line than two minutes of the limit', () => {
    const { limits } = openLimits()
    const behind = ['autoflexi', 'alsamiflexi', 'flexiloadbd'] as const
    expect(behind.map((one) => limits.behindAbove(one))).toEqual([Infinity, 120, 120])
  })

  it('look again soon where only a call under way can tell the moment', async () => {
    const { limits } = openLimits()
    const calls = []
    for (let nth = 0; nth < 59; nth += 1) calls.push(await limits.question('flexiloadbd'))
    expect(limits.wait_ms('flexiloadbd', true)).toBe(250)
  })
})
