import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createQuestionLimits } from './limits.ts'

const PER_MINUTE: Readonly<Record<ProviderId, number>> = {
  autoflexi: 30,
  alsamiflexi: 30,
  flexiloadbd: 42,
}

describe.each(providerIds)('questions to %s', (provider) => {
  it('are never more in a minute than its limit leaves us, however they come', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 60, maxLength: 300 })
    const never = fc.property(waits, (between) => {
      const clock = manualClock()
      const limits = createQuestionLimits(clock)
      const asked: number[] = []
      for (const wait_ms of between) {
        clock.advance(wait_ms)
        if (limits.wait_ms(provider) > 0) continue
        limits.asked(provider)
        asked.push(clock.monotonic())
      }
      for (const at of asked) {
        const within = asked.filter((other) => other > at - 60_000 && other <= at)
        expect(within.length).toBeLessThanOrEqual(PER_MINUTE[provider])
      }
    })
    fc.assert(never, { numRuns: 50 })
  })

  it('wait for nothing up to the limit left to us, and at leisure up to half of it', () => {
    const limits = createQuestionLimits(manualClock())
    const half = PER_MINUTE[provider] / 2
    for (let nth = 1; nth < half; nth += 1) limits.asked(provider)
    expect(limits.leisure_ms(provider)).toBe(0)
    limits.asked(provider)
    expect(limits.leisure_ms(provider)).toBe(60_000)
    for (let nth = half + 1; nth < PER_MINUTE[provider]; nth += 1) limits.asked(provider)
    expect(limits.wait_ms(provider)).toBe(0)
    limits.asked(provider)
    expect(limits.wait_ms(provider)).toBe(60_000)
  })

  it('say how long to wait, and may be put then', () => {
    const clock = manualClock()
    const limits = createQuestionLimits(clock)
    for (let nth = 0; nth < PER_MINUTE[provider]; nth += 1) limits.asked(provider)
    clock.advance(20_000)
    expect(limits.wait_ms(provider)).toBe(40_000)
    clock.advance(39_999)
    expect(limits.wait_ms(provider)).toBe(1)
    clock.advance(1)
    expect(limits.wait_ms(provider)).toBe(0)
  })
})

describe('a provider that asks to be left alone', () => {
  it('is, for as long as it said, and the others are not', () => {
    const clock = manualClock()
    const limits = createQuestionLimits(clock)
    limits.hold('flexiloadbd', 120_000)
    clock.advance(119_999)
    expect(limits.wait_ms('flexiloadbd')).toBe(1)
    expect(limits.wait_ms('autoflexi')).toBe(0)
    clock.advance(1)
    expect(limits.wait_ms('flexiloadbd')).toBe(0)
  })

  it('is left alone as long as it said first, when it then says less', () => {
    const clock = manualClock()
    const limits = createQuestionLimits(clock)
    limits.hold('flexiloadbd', 120_000)
    limits.hold('flexiloadbd', 1_000)
    expect(limits.wait_ms('flexiloadbd')).toBe(120_000)
  })
})
