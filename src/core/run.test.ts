import { describe, expect, it } from 'vitest'
import { createRun } from './run.ts'
import { manualClock } from './testing/manual-clock.ts'

const DAY_ms = 86_400_000

function run() {
  const clock = manualClock()
  clock.advance(5_000)
  return { clock, kept: createRun(clock, 'this run') }
}

describe('a moment of this run', () => {
  it('is as old as the monotonic clock says, whatever the wall clock is set to', () => {
    const { clock, kept } = run()
    const moment = kept.moment()
    clock.advance(1_000)
    clock.jumpTo(0)
    expect([kept.since_ms(moment), kept.age_ms(moment)]).toEqual([1_000, 1_000])
    clock.jumpTo(clock.now() + 100 * DAY_ms)
    expect([kept.since_ms(moment), kept.age_ms(moment)]).toEqual([1_000, 1_000])
  })

  it('is written down in whole milliseconds, and never before 1970', () => {
    const { clock, kept } = run()
    clock.jumpTo(-5.5)
    clock.advance(0.25)
    expect(kept.moment()).toEqual({ at_ms: 0, mono_ms: 5_000, boot: 'this run' })
  })
})

describe('a moment of an earlier run', () => {
  const earlier = { at_ms: Date.parse('2025-12-31T00:00:00+06:00'), mono_ms: 9e9, boot: 'before' }

  it('is as old as this run for whatever is due', () => {
    const { clock, kept } = run()
    clock.advance(2_000)
    expect(kept.since_ms(earlier)).toBe(2_000)
    expect(kept.since_ms({ boot: null, mono_ms: null })).toBe(2_000)
    expect(kept.since_ms({ boot: 'this run', mono_ms: null })).toBe(2_000)
  })

  it('is as old as the wall clock says for a person, but never younger than this run', () => {
    const { clock, kept } = run()
    clock.advance(2_000)
    expect(kept.age_ms(earlier)).toBe(DAY_ms + 7_000)
    clock.jumpTo(0)
    expect(kept.age_ms(earlier)).toBe(2_000)
  })
})
