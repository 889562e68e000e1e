import { money, subtractMoney } from '../../domain/money.ts'
import { problem, type Result } from '../../domain/result.ts'
import { type Posting, type SaleStep, step } from '../../domain/sale-machine.ts'
import { paidOf, type SaleRow, standingOf } from './rows.ts'

/** Cash of a customer would change hands, and no shift is open whose drawer it is. */
export type NoShift = 'no-shift'

/** What takes cash over the counter or hands it back. */
const overTheCounter: readonly Posting[] = ['collect', 'return-cash', 'refund']

/**
 * Where shifts are counted, cash moves in none but an open one: it would be in no drawer's count.
 * What is paid later alone moves none. A step that is not to be taken from here is refused as such.
 */
export function createDrawerGuard(needsShift: () => boolean) {
  return (sale: SaleRow | undefined, next: SaleStep): Result<never, NoShift> | null => {
    if (!sale || subtractMoney(paidOf(sale), money(sale.credit_e4)) === 0) return null
    const outcome = step(standingOf(sale), next)
    const movesCash = outcome.ok && outcome.value.postings.some((one) => isCash(one))
    return movesCash && needsShift() ? problem('no-shift') : null
  }
}

function isCash(posting: Posting): boolean {
  return overTheCounter.includes(posting)
}
