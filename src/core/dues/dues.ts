import type {
  Customer,
  DuesMove,
  DuesStatement,
  DuesStatementRequest,
} from '../../contract/dues.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { createDuesAccounts } from './accounts.ts'
import { createCustomers, type Customers } from './customers.ts'
import { createMoveDues, type MoveParts, type NotMoved } from './moves.ts'
import { createCustomerRows } from './rows.ts'
import { createStatement } from './statement.ts'

/** The book of what customers owe (বাকি খাতা). */
export interface Dues {
  readonly customers: Pick<Customers, 'list' | 'save'>
  statement(wanted: DuesStatementRequest): Result<DuesStatement, FieldProblem>
  move(wanted: DuesMove): Result<Customer, NotMoved>
}

export function createDues(parts: Omit<MoveParts, 'rows'>): Dues {
  const { db } = parts
  const rows = createCustomerRows(db)
  const accounts = createDuesAccounts(db)
  const customers = createCustomers({ ...parts, rows, accounts })
  const move = createMoveDues({ ...parts, rows })
  const statement = createStatement(db, accounts)
  return {
    customers,
    statement({ customer, lines }) {
      const row = rows.byId(customer)
      if (row) return success(statement(row, customers.told(row), lines))
      return problem({ field: 'customer', code: 'no-such-customer', limit_e4: null })
    },
    move(wanted) {
      const moved = move(wanted)
      return moved.ok ? success(customers.told(moved.value)) : moved
    },
  }
}
