import { describe, expect, it } from 'vitest'
import { PLAN_BOUNDS, PLANS, type RateLimit, rateRule } from './rate-limits.ts'

const TODAY = '2026-01-01'

describe('what a provider allows in a minute', () => {
  it('is what its document says', () => {
    expect(rateRule('flexiloadbd', TODAY)).toEqual({ kind: 'apart', sales: 30, questions: 60 })
    expect(rateRule('alsamiflexi', TODAY)).toEqual({ kind: 'by-plan', perMinute: 60 })
    expect(rateRule('autoflexi', TODAY)).toEqual({ kind: 'courtesy', apart_ms: 2_000 })
    expect([PLANS, PLAN_BOUNDS]).toEqual([
      { starter: 60, business: 120 },
      { min: 10, max: 1_000 },
    ])
  })

  it('is the newest line that holds on the day, in whatever order they stand', () => {
    const line = (from: string, perMinute: number): RateLimit => ({
      provider: 'alsamiflexi',
      rule: { kind: 'by-plan', perMinute },
      from,
      source: 'a letter',
    })
    const other = { ...line('2026-02-15', 5), provider: 'flexiloadbd' } as const
    const lines = [line('2026-03-01', 90), line('2024-01-01', 60), other, line('2026-02-01', 75)]
    const on = (date: string) => rateRule('alsamiflexi', date, lines)
    expect(on('2026-01-31')).toEqual({ kind: 'by-plan', perMinute: 60 })
    expect(on('2026-02-01')).toEqual({ kind: 'by-plan', perMinute: 75 })
    expect(on('2026-02-28')).toEqual({ kind: 'by-plan', perMinute: 75 })
    expect(on('2026-03-01')).toEqual({ kind: 'by-plan', perMinute: 90 })
  })

  it('is the first line where the clock stands before all of them', () => {
    expect(rateRule('flexiloadbd', '1970-01-01')).toMatchObject({ sales: 30 })
  })

  it('is a mistake of ours where nothing is written down', () => {
    expect(() => rateRule('autoflexi', TODAY, [])).toThrow('a limit of autoflexi is not there')
  })
})
