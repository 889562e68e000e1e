import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProviderId } from '../../domain/provider.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { type Call, createLimits } from './limits.ts'
import { silent } from './testing/open-limits.ts'
import type { CallKind } from './waiting.ts'

const MINUTE_ms = 60_000

/** Somebody wants to call, so long after the one before; its ways there and back take a while. */
interface Step {
  readonly wait_ms: number
  readonly what: 'sale' | 'question' | 'settle' | 'behind'
  readonly there_ms: number
  readonly back_ms: number
}

const way_ms = fc.integer({ min: 0, max: 900 })
const step: fc.Arbitrary<Step> = fc.record({
  wait_ms: fc.integer({ min: 0, max: 300 }),
  what: fc.constantFrom('sale', 'question', 'settle', 'behind'),
  there_ms: way_ms,
  back_ms: way_ms,
})

/** As many as ever lie in a minute that ends with one of them: more than in any that is fixed. */
function mostInAMinute(arrivals: readonly number[]): number {
  const at = arrivals.toSorted((a, b) => a - b)
  let [most, first] = [0, 0]
  for (const [nth, at_ms] of at.entries()) {
    while ((at[first] ?? 0) <= at_ms - MINUTE_ms) first += 1
    most = Math.max(most, nth - first + 1)
  }
  return most
}

/** When the calls of a shop reach its provider. */
async function arrivalsOf(provider: ProviderId, steps: readonly Step[]) {
  const clock = manualClock()
  const limits = createLimits({ clock, ofSales: 'documented' })
  const arrived: Record<CallKind, number[]> = { sale: [], question: [] }
  const travel = (kind: CallKind, call: Call, { there_ms, back_ms }: Step): void => {
    clock.after(there_ms, () => {
      arrived[kind].push(clock.monotonic())
      clock.after(back_ms, () => call.end(silent))
    })
  }
  const sell = async (one: Step): Promise<void> => {
    const place = await limits.sale(provider, 30_000)
    if (!place) return
    place.leaves()
    travel('sale', limits.sending(provider), one)
    place.release()
  }
  const ask = async (one: Step): Promise<void> => {
    const isOfSettlement = one.what !== 'question'
    if (isOfSettlement && limits.wait_ms(provider, one.what === 'behind') > 0) return
    const call = await limits.question(provider)
    if (call) travel('question', call, one)
  }
  for (const one of steps) {
    await clock.advanceGently(one.wait_ms)
    void (one.what === 'sale' ? sell(one) : ask(one))
  }
  await clock.advanceGently(3 * MINUTE_ms)
  return arrived
}

describe('the calls that reach a provider', () => {
  it('are never more in any minute than it allows, however long their ways take', async () => {
    const steps = fc.array(step, { minLength: 120, maxLength: 260 })
    const never = fc.asyncProperty(steps, async (all) => {
      const c = await arrivalsOf('flexiloadbd', all)
      expect(mostInAMinute(c.sale)).toBeLessThanOrEqual(30)
      expect(mostInAMinute(c.question)).toBeLessThanOrEqual(60)
      const b = await arrivalsOf('alsamiflexi', all)
      expect(mostInAMinute([...b.sale, ...b.question])).toBeLessThanOrEqual(60)
    })
    await fc.assert(never, { numRuns: 60, endOnFailure: true })
  })
})
