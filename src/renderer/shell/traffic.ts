import type { ProviderSummary } from '../../contract/schemas.ts'

const PPM_PER_PERCENT = 10_000
const MS_PER_SECOND = 1_000

/** How a provider did in the last hour of real traffic, as whole figures for people. */
export interface Traffic {
  /** Rounded down: what is not quite all is not told as all. */
  readonly percent: number
  /** Half of the answers came within this; null where none came. */
  readonly speed:
    | { readonly unit: 'ms'; readonly figure: number }
    | { readonly unit: 'seconds'; readonly figure: number }
    | null
}

/** Null where nobody was asked in the last hour. */
export function trafficOf({
  latency_ms,
  successRate_ppm,
}: ProviderSummary['health']): Traffic | null {
  if (successRate_ppm === null) return null
  return { percent: Math.floor(successRate_ppm / PPM_PER_PERCENT), speed: speedOf(latency_ms) }
}

function speedOf(latency_ms: number | null): Traffic['speed'] {
  if (latency_ms === null) return null
  // From a second on nobody reads thousandths.
  return latency_ms < MS_PER_SECOND
    ? { unit: 'ms', figure: Math.round(latency_ms) }
    : { unit: 'seconds', figure: Math.round(latency_ms / MS_PER_SECOND) }
}
