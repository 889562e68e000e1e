import { createHash } from 'node:crypto'
import type { ProviderId } from '../../src/domain/provider.ts'
import type { FaultId } from './faults.ts'
import { planShop, type ShopPlan } from './plan.ts'
import { runShop, type ShopOutcome } from './shop.ts'
import { only } from './shrink.ts'
import { Tally } from './tally.ts'
import { inThreads } from './threads.ts'
import type { Violation } from './violations.ts'

/** A shop's books last so many days: long enough for what comes three days later. */
const DAYS_A_SHOP = 4

export interface Options {
  readonly days: number
  readonly seed: string
  readonly provider: ProviderId | null
  readonly faults: readonly FaultId[]
  /** The first of the shops, by its number in the seed; null for the seed's first. */
  readonly shop?: number | null
  /** Only these sales and faults of the plan; empty for all of them. */
  readonly keep?: readonly string[]
  /** Shops that run at once, each in a thread of its own; one after the other unless said. */
  readonly threads?: number
}

/** What it takes to run one shop. */
export interface ShopRun {
  readonly plan: ShopPlan
  readonly provider: ProviderId | null
}

export type PlannedShop = () => ShopRun

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
  const shops = shopsOf(options)
  const { threads = 1 } = options
  let nth = 0
  for await (const outcome of threads > 1 ? inThreads(shops, threads) : oneByOne(shops)) {
    const shop = shops[nth]
    nth += 1
    count(tally, outcome)
    trace.update(outcome.trace)
    if (shop && outcome.violations.length > 0) {
      const wrong = { plan: shop().plan, violations: outcome.violations }
      return { tally, trace: trace.digest('hex'), wrong }
    }
  }
  return { tally, trace: trace.digest('hex'), wrong: null }
}

/** Planned when their turn comes: two thousand days of customers are many. */
function shopsOf(options: Options): readonly PlannedShop[] {
  const { seed, provider, shop: first } = options
  const names = new Set(options.keep)
  return Array.from({ length: Math.ceil(options.days / DAYS_A_SHOP) }, (_, nth) => () => {
    const days = Math.min(DAYS_A_SHOP, options.days - nth * DAYS_A_SHOP)
    const whole = planShop(`${seed}/${(first ?? 0) + nth}`, days, options)
    return { plan: names.size === 0 ? whole : only(whole, names), provider }
  })
}

async function* oneByOne(shops: readonly PlannedShop[]): AsyncGenerator<ShopOutcome> {
  for (const planned of shops) {
    const { plan, provider } = planned()
    yield await runShop(plan, provider)
  }
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
