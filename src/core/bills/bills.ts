import type { Biller } from '../../contract/bills.ts'
import { billers, needsVerifying } from '../../domain/kinds/bill/billers.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { BillerCode } from '../../domain/operator.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { deliveredStates, type SaleId } from '../../domain/sale.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import { type BillAccounts, createBillAccounts } from './accounts.ts'

/** What these books have learned of billers and of their customers. */
export interface Bills {
  billers(): Biller[]
  isVerified(operator: BillerCode): boolean
  /**
   * A person has seen that the last bill delivered to this biller arrived there: until then nobody
   * knows whether its code is right (C5). Nothing happens where it was confirmed before.
   */
  confirm(operator: BillerCode): Result<SaleId, FieldProblem>
  readonly accounts: BillAccounts
  nicknameOf: BillAccounts['nicknameOf']
}

const DELIVERED = `sale.state IN (${deliveredStates.map((state) => `'${state}'`).join(', ')})`

export function createBills(db: WritableDb, run: Run, changes: Changes): Bills {
  const accounts = createBillAccounts(db, run, changes)
  // One that was taken back afterwards shows nothing of its biller any more.
  const confirmed = db.read<[], { operator: BillerCode }>(
    `SELECT DISTINCT confirmed_biller.operator FROM confirmed_biller
     JOIN sale ON sale.seq = confirmed_biller.sale_seq WHERE ${DELIVERED}`,
  )
  const delivered = db.read<[string], { seq: number; id: SaleId }>(
    `SELECT seq, id FROM sale WHERE kind = 'bill' AND operator = CAST(? AS TEXT) AND ${DELIVERED}
     ORDER BY seq DESC LIMIT 1`,
  )
  const insert = db.change<[number, string, number]>(
    'INSERT INTO confirmed_biller (sale_seq, operator, at_ms) VALUES (?, ?, ?)',
  )
  const isVerified = (operator: BillerCode): boolean => {
    const those = new Set(confirmed.all().map((row) => row.operator))
    return !needsVerifying(operator, those)
  }
  return {
    billers: () =>
      billers.map((biller) => ({
        ...biller,
        verified: isVerified(biller.code),
        lastDelivered: delivered.get(biller.code)?.id ?? null,
      })),
    isVerified,
    confirm(operator) {
      const last = delivered.get(operator)
      if (!last) {
        return problem({ field: 'operator', code: 'nothing-delivered', limit_e4: null })
      }
      if (isVerified(operator)) return success(last.id)
      db.write(() => {
        insert.run(last.seq, operator, run.moment().at_ms)
        db.afterCommit(() => changes.tell('bills', operator))
      })
      return success(last.id)
    },
    accounts,
    nicknameOf: (at) => accounts.nicknameOf(at),
  }
}
