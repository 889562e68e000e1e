import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { createPauses } from './pauses.ts'

describe('a pause between two tries', () => {
  it('is over when its time is', async () => {
    const clock = manualClock()
    const pauses = createPauses(clock)
    const over: string[] = []
    void pauses.wait(10).then(() => over.push('short'))
    void pauses.wait(20).then(() => over.push('long'))
    await clock.advanceGently(10)
    expect(over).toEqual(['short'])
    await clock.advanceGently(10)
    expect(over).toEqual(['short', 'long'])
    expect(pauses.ended()).toBe(false)
  })

  it('is over at once when it is cut, and leaves no timer behind', async () => {
    const clock = manualClock()
    const pauses = createPauses(clock)
    const waits = Promise.all([pauses.wait(1_000), pauses.wait(2_000)])
    pauses.cut()
    await waits
    expect(clock.pending()).toBe(0)
  })

  it('is none any more once nothing is to be waited for', async () => {
    const clock = manualClock()
    const pauses = createPauses(clock)
    const wait = pauses.wait(1_000)
    pauses.end()
    await wait
    await pauses.wait(1_000)
    expect([pauses.ended(), clock.pending()]).toEqual([true, 0])
  })
})
