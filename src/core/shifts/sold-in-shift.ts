import type { ShiftReport } from '../../contract/shifts.ts'
import { money, type Money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'

export interface SoldInShift {
  /**
   * What was sold in a shift, kind by kind, as it stands now.
   *
   * @param isHidden how often, and no sum of it
   */
  kinds(shiftSeq: number, isHidden: boolean): ShiftReport['sold']
  /** What of its sales is paid later; where one was sold again with its debt, of that one alone. */
  onCredit_e4(shiftSeq: number): Money
}

interface KindSums {
  readonly kind: SaleKind
  readonly sales: number
  readonly amount_e4: number
  readonly commission_e4: number
  readonly charge_e4: number
  readonly failed: number
  readonly open: number
}

export function createSoldInShift(db: ReadableDb): SoldInShift {
  const delivered = "state IN ('succeeded', 'late-success')"
  const kinds = db.read<[number], KindSums>(
    `SELECT kind, total(${delivered}) AS sales,
       total(iif(${delivered}, amount_e4, 0)) AS amount_e4,
       total(commission_e4) AS commission_e4,
       total(iif(commission_e4 IS NULL, 0, service_charge_e4)) AS charge_e4,
       total(state IN ('failed', 'reversed')) AS failed,
       total(state IN ('on-wire', 'accepted', 'in-doubt', 'needs-review')) AS open
     FROM sale WHERE shift_seq = CAST(? AS INTEGER) AND state NOT IN ('created', 'cancelled')
     GROUP BY kind ORDER BY amount_e4 DESC`,
  )
  const owed = db.read<[number], { sum_e4: number | null }>(
    `SELECT sum(credit_e4) AS sum_e4 FROM sale
     WHERE shift_seq = CAST(? AS INTEGER) AND credit_e4 > 0
       AND tender IN ('collected', 'refund-due')`,
  )
  return {
    kinds: (shiftSeq, isHidden) =>
      kinds.all(shiftSeq).map((sums) => ({
        kind: sums.kind,
        sales: sums.sales,
        sums: isHidden ? null : told(sums),
        failed: sums.failed,
        open: sums.open,
      })),
    onCredit_e4: (shiftSeq) => money(present(owed.get(shiftSeq), 'a sum').sum_e4 ?? 0),
  }
}

function told(sums: KindSums): NonNullable<ShiftReport['sold'][number]['sums']> {
  return {
    amount_e4: money(sums.amount_e4),
    commission_e4: money(sums.commission_e4),
    serviceCharge_e4: money(sums.charge_e4),
  }
}
