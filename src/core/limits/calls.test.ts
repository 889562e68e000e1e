import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { createCalls, freeIn_ms } from './calls.ts'

describe('the calls a provider may still count', () => {
  it('are those under way, and those whose answer is no minute and a tenth of a second old', () => {
    const clock = manualClock()
    const calls = createCalls(clock)
    expect([calls.count(), calls.lastBegan_ms()]).toEqual([0, Number.NEGATIVE_INFINITY])
    const call = calls.begin()
    clock.advance(90_000)
    expect([calls.count(), calls.leaving(), calls.lastBegan_ms()]).toEqual([1, [], 0])
    call.end()
    expect([calls.count(), calls.leaving()]).toEqual([1, [150_100]])
    clock.advance(60_099)
    expect(calls.count()).toBe(1)
    clock.advance(1)
    expect([calls.count(), calls.leaving()]).toEqual([0, []])
  })

  it('are not those that were never made, and each is told of once', () => {
    const clock = manualClock()
    const calls = createCalls(clock)
    const never = calls.begin()
    const made = calls.begin()
    never.forget()
    never.end()
    expect(calls.count()).toBe(1)
    made.end()
    made.forget()
    made.end()
    expect([calls.count(), calls.leaving().length]).toEqual([1, 1])
  })

  it('leave one after the other, as they ended', () => {
    const clock = manualClock()
    const calls = createCalls(clock)
    for (let nth = 0; nth < 3; nth += 1) {
      calls.begin().end()
      clock.advance(1_000)
    }
    expect(calls.leaving()).toEqual([60_100, 61_100, 62_100])
    clock.advance(58_100)
    expect(calls.leaving()).toEqual([62_100])
  })
})

describe('one more call within a limit', () => {
  it('may be made now, or once enough of all that count have left', () => {
    const clock = manualClock()
    const [sales, questions] = [createCalls(clock), createCalls(clock)]
    questions.begin().end()
    clock.advance(1_000)
    sales.begin().end()
    clock.advance(1_000)
    const free = (limit: number) => freeIn_ms([sales, questions], limit, clock)
    expect([free(3), free(2), free(1)]).toEqual([0, 58_100, 59_100])
    expect(freeIn_ms([questions], 1, clock)).toBe(58_100)
    expect(freeIn_ms([questions], Number.POSITIVE_INFINITY, clock)).toBe(0)
  })

  it('depends on calls under way where they alone are too many', () => {
    const clock = manualClock()
    const calls = createCalls(clock)
    calls.begin()
    calls.begin().end()
    expect(freeIn_ms([calls], 2, clock)).toBe(60_100)
    expect(freeIn_ms([calls], 1, clock)).toBe(Number.POSITIVE_INFINITY)
  })
})
