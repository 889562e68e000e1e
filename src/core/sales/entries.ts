import {
  confirmedEntries,
  debitedUnknownEntries,
  type Entry,
  lateSuccessHeldEntries,
  lateSuccessRefundedEntries,
  onWireEntries,
  paidLateEntries,
  refundEntries,
  reversedEntries,
  reversedLossEntries,
  succeededEntries,
  voidConfirmedEntries,
  voidReserveEntries,
} from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { assertNever } from '../../domain/result.ts'
import type { Posting } from '../../domain/sale-machine.ts'
import type { SaleRow } from './rows.ts'

/** The parts of a sale that its entries are made of. */
export type SaleMoney = Pick<
  SaleRow,
  | ('provider' | 'wallet' | 'amount_e4' | 'service_charge_e4' | 'expected_cost_e4')
  | ('tender' | 'suspended' | 'credit_e4')
>

/**
 * The balanced entries of a posting (money.md §5).
 *
 * @param sale as it stood before the step
 * @param charged_e4 what the provider says it took; the expected cost stands in where it is silent
 */
export function entriesFor(
  posting: Posting,
  sale: SaleMoney,
  charged_e4: number | null,
): readonly Entry[] {
  const at = { provider: sale.provider, wallet: sale.wallet }
  const face = money(sale.amount_e4)
  const charge = money(sale.service_charge_e4)
  const paid = { face, charge, onCredit: money(sale.credit_e4) }
  const expectedCost = money(sale.expected_cost_e4)
  const aside = { at, expectedCost, suspended: sale.suspended === 1 }
  const charged = money(charged_e4 ?? sale.expected_cost_e4)
  switch (posting) {
    case 'collect':
      return confirmedEntries(paid)
    case 'return-cash':
      return voidConfirmedEntries(paid)
    case 'reserve':
      return onWireEntries(at, expectedCost)
    case 'suspend':
      return debitedUnknownEntries(at, expectedCost)
    case 'release-reserve':
      return voidReserveEntries(aside)
    case 'settle':
      return succeededEntries({ ...aside, face, charged, charge })
    case 'refund':
      return refundEntries(paid)
    case 'take-back':
      return sale.tender === 'collected'
        ? reversedEntries({ at, face, charged, charge })
        : reversedLossEntries(at, charged)
    case 'late-success':
      return sale.tender === 'refund-due'
        ? lateSuccessHeldEntries({ at, face, charged, charge })
        : lateSuccessRefundedEntries(at, charged)
    case 'paid-late':
      return paidLateEntries({ face, charged, charge })
    default:
      return assertNever(posting)
  }
}
