import type { WriteFate } from './books.ts'
import { chance } from './chance.ts'
import { planShop, type ShopPlan } from './plan.ts'
import { runShop } from './shop.ts'
import type { Violation } from './violations.ts'

/** Sales of the day that is swept: every provider has some, and most end as they should. */
const SALES = 3

export interface Swept {
  readonly commits: number
  readonly runs: number
  readonly wrong: readonly Violation[]
}

/**
 * One short day, again and again: the power goes at its first commit, at its second, and so on to
 * the last, once in the commit and once right after it (invariant 19).
 */
export async function sweep(seed: string): Promise<Swept> {
  const plan = shortDay(seed)
  const whole = await runShop(plan, null)
  const { commits } = whole
  let runs = 1
  if (whole.violations.length > 0) return { commits, runs, wrong: whole.violations }
  for (let nth = 1; nth <= commits; nth += 1) {
    for (const fate of ['cut-before', 'cut-after'] as const satisfies readonly WriteFate[]) {
      runs += 1
      const { violations } = await runShop(plan, null, { nth, fate })
      if (violations.length > 0) return { commits, runs, wrong: violations }
    }
  }
  return { commits, runs, wrong: [] }
}

/** Few sales, one after the other, with what may become of them. */
function shortDay(seed: string): ShopPlan {
  const whole = planShop(`${seed}/sweep`, 1, { provider: null, faults: ['F3', 'F10', 'G2'] })
  const draw = chance(`${seed} sweep`)
  const days = whole.days.slice(0, 1).map(({ sales, faults }) => {
    const troubled = faults.slice(0, 2).map(({ sale }) => sale)
    const free = sales.filter(({ name }) => !troubled.includes(name)).slice(0, SALES - 2)
    const chosen = sales.filter((sale) => troubled.includes(sale.name) || free.includes(sale))
    return {
      sales: chosen.map((sale, nth) => ({ ...sale, at_ms: nth * 40_000 + draw.between(0, 9_000) })),
      faults: faults.filter(({ sale }) => troubled.includes(sale)),
    }
  })
  return { ...whole, days }
}
