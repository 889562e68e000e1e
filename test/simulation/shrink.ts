import type { ProviderId } from '../../src/domain/provider.ts'
import type { ShopPlan } from './plan.ts'
import { runShop } from './shop.ts'

/** A search that takes longer than this many runs is good enough as it is. */
const RUNS_MOST = 160

export interface Shrunk {
  readonly plan: ShopPlan
  readonly runs: number
}

/** Keeps only what is named. */
export function only(plan: ShopPlan, names: ReadonlySet<string>): ShopPlan {
  const days = plan.days.map(({ sales, faults }) => ({
    sales: sales.filter(({ name }) => names.has(name)),
    faults: faults.filter(({ name }) => names.has(name)),
  }))
  return { ...plan, days }
}

function namesIn(plan: ShopPlan, what: 'sales' | 'faults'): string[] {
  return plan.days.flatMap((day) => day[what].map(({ name }) => name))
}

/**
 * Fewer days, faults and sales that break the same invariant: halves are left out, then quarters,
 * down to single ones (delta debugging).
 */
export async function shrink(
  plan: ShopPlan,
  provider: ProviderId | null,
  invariant: number,
): Promise<Shrunk> {
  let runs = 0
  let best = plan
  const breaks = async (candidate: ShopPlan): Promise<boolean> => {
    runs += 1
    const { violations } = await runShop(candidate, provider)
    return violations.some((violation) => violation.invariant === invariant)
  }
  const attempt = async (candidate: ShopPlan): Promise<boolean> => {
    if (runs >= RUNS_MOST || !(await breaks(candidate))) return false
    best = candidate
    return true
  }
  while (best.days.length > 1 && (await attempt({ ...best, days: best.days.slice(0, -1) })));
  for (const what of ['faults', 'sales', 'faults'] as const) await leaveOut(what)
  return { plan: best, runs }

  async function leaveOut(what: 'faults' | 'sales'): Promise<void> {
    let parts = 2
    for (;;) {
      const names = namesIn(best, what)
      if (names.length === 0 || runs >= RUNS_MOST) return
      const size = Math.max(1, Math.ceil(names.length / parts))
      let isSmaller = false
      for (let at = 0; at < names.length && !isSmaller; at += size) {
        const out = new Set(names.slice(at, at + size))
        const every = [...namesIn(best, 'sales'), ...namesIn(best, 'faults')]
        isSmaller = await attempt(only(best, new Set(every.filter((name) => !out.has(name)))))
      }
      if (isSmaller) parts = Math.max(2, parts - 1)
      else if (size === 1) return
      else parts *= 2
    }
  }
}

/** A plan line by line, for a person. */
export function told(plan: ShopPlan): readonly string[] {
  return plan.days.flatMap(({ sales, faults }, day) => [
    `day ${day}`,
    ...sales.map(
      ({ name, at_ms, provider, operator, amount_e4: e4, number }) =>
        `  ${minutes(at_ms)} ${name} ${provider ?? 'any'} ${operator} ${number} ${e4 / 10_000}`,
    ),
    ...faults.map(
      ({ name, fault, at_ms, sale, provider }) =>
        `  ${minutes(at_ms)} ${name} ${fault} ${sale ?? provider}`,
    ),
  ])
}

function minutes(at_ms: number): string {
  return `${(at_ms / 60_000).toFixed(2)} min`
}
