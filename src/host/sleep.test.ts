import { describe, expect, it } from 'vitest'
import { manualClock } from '../core/testing/manual-clock.ts'
import { type Every, watchForSleep } from './sleep.ts'

/** A machine whose times and timer the test moves, and what its counter was told. */
function machine() {
  const clock = manualClock()
  const told: string[] = []
  const sleeper = {
    suspending: () => void told.push('suspending'),
    resumed: () => void told.push('resumed'),
  }
  let beat = () => {}
  let asked_ms = 0
  const every: Every = (every_ms, wake) => {
    asked_ms = every_ms
    beat = wake
    return () => {
      beat = () => {}
    }
  }
  const stop = watchForSleep({ sleeper, clock, every_ms: 1_000, every })
  return {
    told,
    stop,
    asked_ms: () => asked_ms,
    /** So much of each time passes until the timer's next beat. */
    beatAfter: (passed: { readonly wall_ms: number; readonly monotonic_ms: number }) => {
      const wall_ms = clock.now() + passed.wall_ms
      clock.advance(passed.monotonic_ms)
      clock.jumpTo(wall_ms)
      beat()
    },
  }
}

const SLEPT = ['suspending', 'resumed']

describe('a machine that slept without a word', () => {
  it('is noticed by its wall clock where its monotonic time stood still', () => {
    const { told, beatAfter } = machine()
    beatAfter({ wall_ms: 8 * 3_600_000, monotonic_ms: 1_000 })
    expect(told).toEqual(SLEPT)
  })

  it('is noticed by its late beat where both times went on', () => {
    const { told, beatAfter } = machine()
    beatAfter({ wall_ms: 60_000, monotonic_ms: 60_000 })
    expect(told).toEqual(SLEPT)
  })

  it('is told of once for each sleep', () => {
    const { told, beatAfter } = machine()
    const awake = { wall_ms: 1_000, monotonic_ms: 1_000 }
    for (const wall_ms of [60_000, 90_000]) {
      beatAfter({ wall_ms, monotonic_ms: 1_000 })
      beatAfter(awake)
      beatAfter(awake)
    }
    expect(told).toEqual([...SLEPT, ...SLEPT])
  })

  it('is told of as well when somebody set its clock back: nothing else tells them apart', () => {
    const { told, beatAfter } = machine()
    beatAfter({ wall_ms: -3_600_000, monotonic_ms: 1_000 })
    expect(told).toEqual(SLEPT)
  })
})

describe('a machine that is awake', () => {
  it('is looked at every second, and nothing is told', () => {
    const { told, beatAfter, asked_ms } = machine()
    expect(asked_ms()).toBe(1_000)
    for (let second = 0; second < 100; second += 1) {
      beatAfter({ wall_ms: 1_000, monotonic_ms: 1_000 })
    }
    expect(told).toEqual([])
  })

  it('is not taken for asleep when it is only busy, or its clock is put right a little', () => {
    const { told, beatAfter } = machine()
    beatAfter({ wall_ms: 6_000, monotonic_ms: 6_000 })
    beatAfter({ wall_ms: 6_000, monotonic_ms: 1_000 })
    for (let beats = 0; beats < 10; beats += 1) beatAfter({ wall_ms: 1_900, monotonic_ms: 1_000 })
    expect(told).toEqual([])
  })

  it('is not looked at any more once the counter closed', () => {
    const { told, stop, beatAfter } = machine()
    stop()
    beatAfter({ wall_ms: 60_000, monotonic_ms: 60_000 })
    expect(told).toEqual([])
  })
})

describe('the timer of its own', () => {
  it('beats until it is stopped', async () => {
    const { told, sleeper, clock, slept } = sleepless()
    const stop = watchForSleep({ sleeper, clock, every_ms: 1 })
    slept()
    await expect.poll(() => told).toEqual(SLEPT)
    stop()
  })
})

function sleepless() {
  const clock = manualClock()
  const told: string[] = []
  const sleeper = {
    suspending: () => void told.push('suspending'),
    resumed: () => void told.push('resumed'),
  }
  return { told, sleeper, clock, slept: () => clock.jumpTo(clock.now() + 60_000) }
}
