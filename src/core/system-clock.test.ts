import { describe, expect, it } from 'vitest'
import { systemClock } from './system-clock.ts'

describe('the clock of a real counter', () => {
  it('never wakes anybody before the time', async () => {
    const clock = systemClock()
    for (let round = 0; round < 20; round += 1) {
      const start_ms = clock.monotonic()
      await new Promise<void>((resolve) => {
        clock.after(3, resolve)
      })
      expect(clock.monotonic() - start_ms).toBeGreaterThanOrEqual(3)
    }
  })

  it('does not wake whoever has called it off', async () => {
    const clock = systemClock()
    let woken = false
    const callOff = clock.after(1, () => {
      woken = true
    })
    callOff()
    await new Promise<void>((resolve) => {
      clock.after(10, resolve)
    })
    expect(woken).toBe(false)
  })

  it('can wait longer than a timer of Node can', async () => {
    const clock = systemClock()
    let woken = false
    const callOff = clock.after(60 * 24 * 60 * 60 * 1000, () => {
      woken = true
    })
    await new Promise<void>((resolve) => {
      clock.after(20, resolve)
    })
    callOff()
    expect(woken).toBe(false)
  })

  it('knows the day', () => {
    expect(systemClock().now()).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'))
  })
})
