import type { ProviderId } from '../../../domain/provider.ts'
import { manualClock } from '../../testing/manual-clock.ts'
import { createLimits } from '../limits.ts'
import type { Asked } from '../standing.ts'

/** An answer that asks nothing of whoever calls next. */
export const silent: Asked = { limits: null, wait_ms: null }

/** An answer that says this of the provider's limit. */
export function says(limits: Partial<NonNullable<Asked['limits']>>): Asked {
  const nothing = { perMinute: null, remaining: null, reset_ms: null, retryAfter_ms: null }
  return { limits: { ...nothing, ...limits }, wait_ms: null }
}

/** An answer by which the provider wants to be left alone. */
export function wants(wait_ms: number): Asked {
  return { limits: null, wait_ms }
}

/** The limits of the three providers, ten seconds after the start. */
export function openLimits() {
  const clock = manualClock()
  clock.advance(10_000)
  const limits = createLimits({ clock, ofSales: 'documented' })
  /** Lets everything that is ready run, moving no time. */
  const rest = () => clock.advanceGently(0)
  const ask = async (provider: ProviderId, times: number, asked = silent): Promise<void> => {
    for (let nth = 0; nth < times; nth += 1) (await limits.question(provider))?.end(asked)
  }
  const sell = (provider: ProviderId, times: number, asked = silent): void => {
    for (let nth = 0; nth < times; nth += 1) limits.sending(provider).end(asked)
  }
  /** What has become of a place that is waited for, to be asked again and again. */
  const waits = async (place: Promise<unknown>): Promise<() => string> => {
    let got = 'waits'
    const watch = async () => {
      got = (await place) === null ? 'no place' : 'place'
    }
    void watch()
    await rest()
    return () => got
  }
  return { clock, limits, rest, ask, sell, waits }
}
