import { v7 as uuidv7 } from 'uuid'
import { RuleId, type RuleSave } from '../../contract/commission.ts'
import { PartsPerMillion } from '../../domain/commission/rate.ts'
import type { TestShop } from './shop.ts'

/** The day a shop of the tests opens on. */
export async function todayOf(shop: TestShop): Promise<string> {
  return (await shop.client.commission.rules()).today
}

export const newRule = () => RuleId.parse(uuidv7())
export const perThousand = (ppm: number) =>
  ({ kind: 'per-thousand', rate: PartsPerMillion.parse(ppm) }) as const

/** ৳30 on each thousand of what Grameenphone's customers recharge through autoflexi, from today. */
export async function ruleOf(shop: TestShop, words: Partial<RuleSave> = {}): Promise<RuleSave> {
  return {
    id: newRule(),
    provider: 'autoflexi',
    kind: 'recharge',
    of: { what: 'operator', operator: 'GP' },
    earns: perThousand(30_000),
    from: await todayOf(shop),
    ...words,
  }
}

/** The rule is made, and its id given back. */
export async function makeRule(shop: TestShop, words: Partial<RuleSave> = {}): Promise<RuleId> {
  const rule = await ruleOf(shop, words)
  await shop.client.commission.save(rule)
  return RuleId.parse(rule.id)
}
