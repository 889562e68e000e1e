import type { DrawerTerms } from '../../domain/cash/drawer.ts'
import { type CashTerm, cashTermOf } from '../../domain/cash/terms.ts'
import { cash } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'

/** The counted opening stands for itself, and a close comes after its own terms. */
const counts: readonly string[] = ['shift-opened', 'shift-closed']

/** The terms of a shift's cash, from the entries that moved it. */
export type DrawerOf = (shift: { readonly seq: number; readonly opening_e4: number }) => DrawerTerms

export function createDrawer(db: ReadableDb): DrawerOf {
  const moved = db.read<[string, number], { cause: string; sum_e4: number }>(
    `SELECT cause, sum(amount_e4) AS sum_e4
     FROM ledger_transaction INDEXED BY ledger_transaction_shift
     CROSS JOIN entry ON entry.transaction_id = ledger_transaction.id
       AND account_id = (SELECT id FROM account WHERE name = CAST(? AS TEXT))
     WHERE shift_seq = CAST(? AS INTEGER) GROUP BY cause`,
  )
  const handedBack = db.read<[number], { sum_e4: number | null }>(
    `SELECT sum(given_e4 - (amount_e4 + service_charge_e4 - credit_e4)) AS sum_e4
     FROM sale WHERE shift_seq = CAST(? AS INTEGER) AND given_e4 IS NOT NULL`,
  )
  return ({ seq, opening_e4 }) => {
    const sums = new Map<CashTerm, number>()
    for (const { cause, sum_e4 } of moved.all(cash, seq)) {
      if (counts.includes(cause)) continue
      const term = cashTermOf(cause)
      // One without a place among them is our mistake.
      if (term === null) throw new Error(`cash of shift ${seq} moved by ${cause}`)
      sums.set(term, (sums.get(term) ?? 0) + sum_e4)
    }
    const came = (term: CashTerm) => money(sums.get(term) ?? 0)
    const left = (term: CashTerm) => money(-(sums.get(term) ?? 0))
    const change_e4 = money(present(handedBack.get(seq), 'a sum').sum_e4 ?? 0)
    return {
      opening_e4: money(opening_e4),
      given_e4: money(came('collected') + change_e4),
      change_e4,
      refunds_e4: left('refunds'),
      paidIn_e4: came('paidIn'),
      paidOut_e4: left('paidOut'),
      balanceBought_e4: left('balanceBought'),
      duesCollected_e4: came('duesCollected'),
    }
  }
}
