import { z } from 'zod'
import { SMALL_CHARGE_MOST_e4 } from '../domain/kinds/recharge/small-charge.ts'
import { RECHARGE_CAP } from '../domain/limits.ts'
import { isWholeTaka, Money } from '../domain/money.ts'

const most = (limit: Money) =>
  Money.refine((amount) => amount > 0 && amount <= limit && isWholeTaka(amount))

/** What the owner decided about recharges: what is asked beside a small one. */
export const RechargeSettings = z.strictObject({
  /** Off until the owner switches it on, in each set of books by itself. */
  on: z.boolean(),
  /** A recharge of less is charged; one of this much is not. */
  below_e4: most(RECHARGE_CAP),
  charge_e4: most(SMALL_CHARGE_MOST_e4),
})
export type RechargeSettings = z.infer<typeof RechargeSettings>
