import type { ProviderReport } from '../../../contract/reports.ts'

/** How what a provider brought to an end divides: each part of one. */
export interface Measured {
  readonly provider: string
  readonly settled: number
  readonly rate_ppm: number
  readonly mean_ms: number
  readonly parts: {
    readonly delivered: number
    readonly failed: number
    readonly within10s: number
    readonly within1min: number
    readonly within10min: number
    readonly slower: number
  }
}

const PPM = 1_000_000

/** @param row with an end at least; what is within ten seconds is within a minute too */
export function measuredOf(row: ProviderReport['rows'][number]): Measured {
  const { provider, settled, within10s, within1min, within10min } = row
  const rate_ppm = row.successRate_ppm ?? 0
  const part = (of: number) => of / settled
  return {
    provider,
    settled,
    rate_ppm,
    mean_ms: row.meanToSettle_ms ?? 0,
    parts: {
      delivered: rate_ppm / PPM,
      failed: 1 - rate_ppm / PPM,
      within10s: part(within10s),
      within1min: part(within1min - within10s),
      within10min: part(within10min - within1min),
      slower: part(settled - within10min),
    },
  }
}
