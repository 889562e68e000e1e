import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { retryAfter_ms } from './retry-after.ts'

const clock = manualClock(Date.parse('2026-04-28T12:00:00Z'))

describe('a provider that asks us to wait (row 65)', () => {
  it.each([
    ['60', 60_000],
    ['999999', 300_000],
    ['-1', 1000],
    ['0', 1000],
    ['Tue, 28 Apr 2026 12:00:30 GMT', 30_000],
    ['Tue, 28 Apr 2026 11:00:00 GMT', 1000],
    ['Fri, 01 Jan 2099 00:00:00 GMT', 300_000],
    ['Thu, 99 Xyz 2026 12:00:30 GMT', 60_000],
    ['soon', 60_000],
    ['1e9', 60_000],
    ['2 minutes', 60_000],
    ['', 60_000],
  ])('is heeded between 1 and 300 seconds: Retry-After %j', (value, wait_ms) => {
    expect(retryAfter_ms(429, { 'retry-after': value }, clock)).toBe(wait_ms)
  })

  it('may say it in the headers of its rate limit, as a length of time or a moment (B7)', () => {
    expect(retryAfter_ms(429, { 'ratelimit-reset': '20' }, clock)).toBe(20_000)
    expect(retryAfter_ms(429, { 'x-ratelimit-reset': '45' }, clock)).toBe(45_000)
    const moment = String(clock.now() / 1000 + 10)
    expect(retryAfter_ms(429, { 'x-ratelimit-reset': moment }, clock)).toBe(10_000)
  })

  it('gets a minute where it does not say how long', () => {
    expect(retryAfter_ms(429, {}, clock)).toBe(60_000)
  })

  it('is heeded when it is down for a while', () => {
    expect(retryAfter_ms(503, { 'retry-after': '5' }, clock)).toBe(5000)
    expect(retryAfter_ms(503, {}, clock)).toBeNull()
  })

  it.each([[200], [404], [500], [null]])('did not ask with status %s', (status) => {
    expect(retryAfter_ms(status, { 'retry-after': '5' }, clock)).toBeNull()
  })
})
