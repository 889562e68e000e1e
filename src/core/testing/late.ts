import { accounts } from '../../domain/ledger.ts'
import { type Money, taka } from '../../domain/money.ts'
import { granted } from '../../domain/result.ts'
import { createAlarms } from '../alarms.ts'
import { createChanges } from '../changes.ts'
import { createPost } from '../ledger/post.ts'
import { createRun } from '../run.ts'
import { byCashier } from '../sales/money-back.ts'
import { createTransitions } from '../sales/transition.ts'
import { createShopDay } from '../shop-day.ts'
import type { TestShop } from './shop.ts'

/**
 * Whatever the counter called failed has come after all.
 *
 * @param debit_e4 what the provider took for it; null where nobody saw that
 */
export function comesLate(
  { db, clock }: TestShop,
  seq: number,
  debit_e4: Money | null = taka(48),
): void {
  const run = createRun(clock, 'by hand')
  const changes = createChanges()
  const alarms = createAlarms(db, run, changes)
  const post = createPost(db, accounts)
  const shopDay = createShopDay(db, run, () => 0)
  const transitions = createTransitions({ db, run, post, shopDay, changes, alarms })
  const late = { type: 'delivered-late', debit_e4, evidence: 'SMS' } as const
  granted(transitions.take(seq, late, byCashier), `sale ${seq} that came late`)
}
