import { createHash } from 'node:crypto'
import type { ProviderId } from '../../src/domain/provider.ts'
import type { FaultId } from './faults.ts'
import { planShop, type ShopPlan } from './plan.ts'
import { runShop, type ShopOutcome } from './shop.ts'
import { only } from './shrink.ts'
import { Tally } from './tally.ts'
import type { Violation } from './violations.ts'

/** A shop's books last so many days: long enough for what comes three days later. */
const DAYS_A_SHOP = 4

export interface Options {
  readonly days: number
  readonly seed: string
  readonly provider: ProviderId | null
  readonly faults: readonly FaultId[]
  /** Only this shop of the seed; null for one after the other. */
  readonly shop?: number | null
  /** Only these sales and faults of the plan; empty for all of them. */
  readonly keep?: readonly string[]
}

export interface Outcome {
  readonly tally: Tally
  readonly trace: string
  /** The first shop in which something was wrong; null where nothing was. */
  readonly wrong: { readonly plan: ShopPlan; readonly violations: readonly Violation[] } | null
}

/** Runs so many shop-days, one shop after the other, until one of them goes wrong. */
export async function simulate(options: Options): Promise<Outcome> {
  const tally = new Tally()
  const trace = createHash('sha256')
  const names = new Set(options.keep)
  const first = options.shop ?? 0
  for (let done = 0, shop = first; done < options.days; done += DAYS_A_SHOP, shop += 1) {
    const days = Math.min(DAYS_A_SHOP, options.days - done)
    const whole = planShop(`${options.seed}/${shop}`, days, options)
    const plan = names.size === 0 ? whole : only(whole, names)
    const outcome = await runShop(plan, options.provider)
    count(tally, outcome)
    trace.update(outcome.trace)
    if (outcome.violations.length > 0) {
      return { tally, trace: trace.digest('hex'), wrong: { plan, violations: outcome.violations } }
    }
  }
  return { tally, trace: trace.digest('hex'), wrong: null }
}

function count(tally: Tally, { tally: shop }: ShopOutcome): void {
  tally.days += shop.days
  tally.sales += shop.sales
  tally.faults += shop.faults
  tally.crashes += shop.crashes
  tally.doubts += shop.doubts
  tally.resolvedWrong += shop.resolvedWrong
  for (const [words, times] of shop.byAnswer) {
    tally.byAnswer.set(words, (tally.byAnswer.get(words) ?? 0) + times)
  }
  for (const [fault, times] of shop.byFault) {
    tally.byFault.set(fault, (tally.byFault.get(fault) ?? 0) + times)
  }
}
