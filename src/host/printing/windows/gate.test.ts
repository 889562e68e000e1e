import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { manualClock } from '../../../core/testing/manual-clock.ts'
import { Gate } from './gate.ts'

it('keeps its place for who waits, when who is inside waited too long', async () => {
  const clock = manualClock()
  const gate = new Gate(clock, 1)
  const hanging = Promise.withResolvers<string>()
  const first = gate.through(() => hanging.promise, { patience_ms: 10 })
  const second = gate.through(() => Promise.resolve('its turn'), { patience_ms: 100 })
  clock.advance(10)
  await expect(first).rejects.toMatchObject({ why: 'hangs' })
  hanging.resolve('late')
  expect(await second).toBe('its turn')
})

it('leaves no timer and no listener behind', async () => {
  const clock = manualClock()
  const { signal: closing } = new AbortController()
  const gate = new Gate(clock)
  await gate.through(() => Promise.resolve(1), { patience_ms: 10, closing })
  expect(clock.pending()).toBe(0)
  expect(getEventListeners(closing, 'abort')).toEqual([])
})
