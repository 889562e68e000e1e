import { describe, expect, it } from 'vitest'
import { manualClock } from '../testing/manual-clock.ts'
import { limitsTold } from './limits-told.ts'

const clock = manualClock(Date.parse('2026-04-28T12:00:00Z'))
const nothing = { perMinute: null, remaining: null, reset_ms: null, retryAfter_ms: null }

function told(headers: Readonly<Record<string, string>>, status = 200) {
  return limitsTold({ status, headers }, clock)
}

describe('what an answer says of the provider’s limit (B7)', () => {
  it('is nothing where no header speaks of it', () => {
    expect(told({ 'content-type': 'application/json', 'retry-after': '5' })).toBeNull()
  })

  it.each([
    [{ 'x-ratelimit-limit': '60' }, { perMinute: 60 }],
    [{ 'x-ratelimit-remaining': '0' }, { remaining: 0 }],
    [{ 'x-ratelimit-reset': '20' }, { reset_ms: 20_000 }],
    [{ 'x-ratelimit-reset': '1777377610' }, { reset_ms: 10_000 }],
    [{ 'ratelimit-limit': '60' }, { perMinute: 60 }],
    [{ 'ratelimit-limit': '60, 60;w=60, 1000;w=3600' }, { perMinute: 60 }],
    [{ 'ratelimit-limit': '60, 90;w=60' }, { perMinute: 60 }],
    [{ 'ratelimit-remaining': ' 12 ' }, { remaining: 12 }],
    [{ 'ratelimit-reset': '30' }, { reset_ms: 30_000 }],
    [{ 'ratelimit-policy': '50;w=60' }, { perMinute: 50 }],
    [{ 'ratelimit-policy': '"default";q=40;w=60' }, { perMinute: 40 }],
    [{ 'ratelimit-policy': '"a";q=90;w=60, "b";q=45;w=60' }, { perMinute: 45 }],
    [
      { ratelimit: 'limit=60, remaining=5, reset=30' },
      { perMinute: 60, remaining: 5, reset_ms: 30_000 },
    ],
    [{ ratelimit: 'remaining=0' }, { remaining: 0 }],
    [{ ratelimit: '"default";r=7;t=42' }, { remaining: 7, reset_ms: 42_000 }],
    [{ ratelimit: '"day";r=900;t=3600, "burst";r=0;t=5' }, { remaining: 0, reset_ms: 5_000 }],
    [
      { ratelimit: '"a";r=3;t=42', 'ratelimit-policy': '"a";q=60;w=60' },
      { perMinute: 60, remaining: 3, reset_ms: 42_000 },
    ],
    [
      { 'x-ratelimit-limit': '50', 'ratelimit-limit': '60', 'ratelimit-policy': '70;w=60' },
      { perMinute: 50 },
    ],
    [{ 'x-ratelimit-remaining': '3', 'ratelimit-remaining': '0' }, { remaining: 3 }],
    [{ 'x-ratelimit-reset': '4', 'ratelimit-reset': '50' }, { reset_ms: 4_000 }],
  ])('is read in the forms there are: %j', (headers, says) => {
    expect(told(headers)).toEqual({ ...nothing, ...says })
  })

  it.each([
    ['999999', 300_000],
    ['-1', 1_000],
    ['0', 1_000],
    ['Tue, 28 Apr 2026 12:00:30 GMT', 30_000],
  ])('waits for a reset of %j between 1 and 300 seconds', (value, reset_ms) => {
    expect(told({ 'x-ratelimit-reset': value })).toEqual({ ...nothing, reset_ms })
  })

  it.each([
    { 'x-ratelimit-limit': '0' },
    { 'x-ratelimit-limit': '-60' },
    { 'x-ratelimit-limit': 'unlimited' },
    { 'x-ratelimit-limit': '6e1' },
    { 'x-ratelimit-limit': '60.5' },
    { 'x-ratelimit-limit': '9999999999' },
    { 'x-ratelimit-limit': '' },
    // By the hour, and so its bare figure too.
    { 'ratelimit-limit': '1000, 1000;w=3600' },
    { 'ratelimit-policy': '1000;w=3600' },
    { 'ratelimit-policy': '"hour";q=1000;w=3600' },
    { 'x-ratelimit-remaining': '-1' },
    { 'x-ratelimit-remaining': 'none' },
    { 'x-ratelimit-reset': 'soon' },
    { ratelimit: 'plenty' },
    { ratelimit: 'limit=60' },
    { ratelimit: '"default";rate=0;t=5' },
  ])('is nothing where it makes no sense: %j', (headers) => {
    expect(told(headers)).toBeNull()
  })

  it('has no use for nought calls a minute beside a rest', () => {
    expect(told({ ratelimit: 'limit=0, remaining=4' })).toEqual({ ...nothing, remaining: 4 })
  })

  it('asks for a wait with 429 and 503 alone', () => {
    expect(told({ 'retry-after': '5' }, 429)).toEqual({ ...nothing, retryAfter_ms: 5_000 })
    expect(told({}, 429)).toEqual({ ...nothing, retryAfter_ms: 60_000 })
    expect(told({ 'retry-after': '5' }, 503)).toEqual({ ...nothing, retryAfter_ms: 5_000 })
    expect(told({}, 503)).toBeNull()
  })
})
