import type { DuesSettings } from '../../contract/dues.ts'
import { limitSays } from '../../domain/dues/credit-limit.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { type Money, money } from '../../domain/money.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'

interface Owing {
  readonly seq: number
  readonly limit_e4: number | null
  readonly owes_e4: number
}

/** So much more on credit. */
export interface MoreCredit {
  readonly customer: string
  readonly kind: SaleKind
  readonly amount_e4: Money
  /** The cashier was shown that it is above a limit that only warns. */
  readonly limitSeen: boolean
}

/** @returns the customer as a number of these books, or what is against it */
export type AllowsCredit = (of: MoreCredit) => Result<number, FieldProblem>

/**
 * Whether a customer may pay so much more later: by what is owed already, the limit of the customer
 * or of the shop, and whether its owner sells such a kind on credit at all.
 */
export function createCreditRules(db: ReadableDb, rules: () => DuesSettings): AllowsCredit {
  const owing = db.read<[string], Owing>(
    `SELECT seq, limit_e4, (SELECT total(amount_e4) FROM due_line
       WHERE due_line.customer_seq = customer.seq) AS owes_e4
     FROM customer WHERE id = ? AND hidden_at_ms IS NULL`,
  )
  return ({ customer, kind, amount_e4, limitSeen }) => {
    const { limit_e4: usual_e4, isLimitFirm, kinds } = rules()
    const found = owing.get(customer)
    if (!found) return against('no-such-customer', null)
    // Cash goes out of the shop's own hand for these: nobody gives it on trust unasked.
    if (!kinds.includes(kind)) return against('kind-not-on-credit', null)
    const limit_e4 = money(found.limit_e4 ?? usual_e4)
    const owes_e4 = money(found.owes_e4)
    const { says, free_e4 } = limitSays({ owes_e4, limit_e4, isFirm: isLimitFirm, amount_e4 })
    if (says === 'above') return against('above-limit', free_e4)
    if (says === 'warns' && !limitSeen) return against('limit-warns', free_e4)
    return success(found.seq)
  }
}

function against(code: string, limit_e4: Money | null): Result<never, FieldProblem> {
  return problem({ field: 'credit', code, limit_e4 })
}
