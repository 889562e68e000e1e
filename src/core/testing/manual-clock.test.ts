import { describe, expect, it } from 'vitest'
import { manualClock } from './manual-clock.ts'

describe('a clock the test moves', () => {
  it('wakes what falls due in order of due time, then of setting', () => {
    const clock = manualClock()
    const woken: string[] = []
    clock.after(20, () => woken.push('late'))
    clock.after(10, () => woken.push('first'))
    clock.after(10, () => woken.push('second'))
    clock.advance(9)
    expect(woken).toEqual([])
    clock.advance(11)
    expect(woken).toEqual(['first', 'second', 'late'])
    expect(clock.pending()).toBe(0)
  })

  it('meets a timer that a wake-up set on the way, at its own time', () => {
    const clock = manualClock(0)
    const at: number[] = []
    clock.after(10, () => {
      at.push(clock.monotonic())
      clock.after(5, () => at.push(clock.monotonic()))
    })
    clock.advance(100)
    expect(at).toEqual([10, 15])
    expect([clock.monotonic(), clock.now()]).toEqual([100, 100])
  })

  it('lets promises run between wake-ups when it is moved gently', async () => {
    const clock = manualClock()
    const at: number[] = []
    const wait = (delay_ms: number) =>
      new Promise<void>((resolve) => {
        clock.after(delay_ms, resolve)
      })
    void (async () => {
      for (let round = 0; round < 3; round += 1) {
        await wait(10)
        at.push(clock.monotonic())
      }
    })()
    await clock.advanceGently(100)
    expect(at).toEqual([10, 20, 30])
  })

  it('does not wake what was called off', () => {
    const clock = manualClock()
    const callOff = clock.after(10, () => expect.unreachable('it was called off'))
    callOff()
    clock.advance(20)
    expect(clock.pending()).toBe(0)
  })

  it('keeps due times when somebody sets the wall clock', () => {
    const clock = manualClock(1000)
    let woken = false
    clock.after(10, () => {
      woken = true
    })
    clock.jumpTo(-5000)
    clock.advance(9)
    expect(woken).toBe(false)
    clock.advance(1)
    expect(woken).toBe(true)
    expect(clock.now()).toBe(-4990)
  })

  it('refuses to go back', () => {
    expect(() => manualClock().advance(-1)).toThrow('does not go back')
  })
})
