import { assumedCommission } from '../../domain/commission/assumed.ts'
import { type Money, subtractMoney } from '../../domain/money.ts'
import type { Learned, SaleWords } from './learned.ts'

/** What of a sale its provider may have taken for it. */
export interface CostlySale extends SaleWords {
  /** What was set aside for it, or booked. */
  readonly own_e4: Money
}

/**
 * What a provider may have taken for a sale, to the ten-thousandth: its face, the cost that was set
 * aside, the usual one, and the one past sales have shown since. Whatever the owner's rule set
 * aside, the usual cost stays among them: a rule brings one more, and takes none away.
 */
export function costsOf(
  { own_e4, ...sale }: CostlySale,
  learned: Pick<Learned, 'commission'>,
): readonly Money[] {
  const { amount_e4 } = sale
  const earned_e4 = learned.commission(sale)
  const earned = [assumedCommission(amount_e4), ...(earned_e4 === null ? [] : [earned_e4])]
  return [amount_e4, own_e4, ...earned.map((one_e4) => subtractMoney(amount_e4, one_e4))]
}
