import { describe, expect, it } from 'vitest'
import { trafficOf } from './traffic.ts'

const traffic = (latency_ms: number | null, successRate_ppm: number | null) =>
  trafficOf({ state: 'good', latency_ms, successRate_ppm })

describe('the last hour of a provider', () => {
  it('is told in thousandths of a second, and from one on in seconds', () => {
    expect(traffic(182, 990_000)).toEqual({ percent: 99, speed: { unit: 'ms', figure: 182 } })
    expect(traffic(999, 990_000)?.speed).toEqual({ unit: 'ms', figure: 999 })
    expect(traffic(1_000, 990_000)?.speed).toEqual({ unit: 'seconds', figure: 1 })
    expect(traffic(3_600, 990_000)?.speed).toEqual({ unit: 'seconds', figure: 4 })
  })

  it('is all of a hundred only where every question was answered', () => {
    expect(traffic(40, 1_000_000)?.percent).toBe(100)
    expect(traffic(40, 999_999)?.percent).toBe(99)
    expect(traffic(null, 0)).toEqual({ percent: 0, speed: null })
  })

  it('is nothing where nobody was asked', () => {
    expect(traffic(null, null)).toBeNull()
  })
})
