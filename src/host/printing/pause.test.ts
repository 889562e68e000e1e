import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { manualClock } from '../../core/testing/manual-clock.ts'
import { pause } from './pause.ts'

it('waits between two looks at a job, and leaves nothing behind', async () => {
  const clock = manualClock()
  const { signal } = new AbortController()
  const waiting = pause(clock, 200, signal)
  clock.advance(199)
  expect(clock.pending()).toBe(1)
  clock.advance(1)
  await waiting
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

it('waits no more in a counter that closes, or is closed', async () => {
  const clock = manualClock()
  const closing = new AbortController()
  const waiting = pause(clock, 200, closing.signal)
  closing.abort()
  await waiting
  await pause(clock, 200, closing.signal)
  expect(clock.pending()).toBe(0)
})
