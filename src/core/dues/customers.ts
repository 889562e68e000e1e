import type { Customer, CustomerFilter, CustomerSave } from '../../contract/dues.ts'
import { CustomerId } from '../../contract/payment.ts'
import { findingCustomers } from '../../domain/dues/find-customer.ts'
import { readBillPhone } from '../../domain/kinds/bill/bill.ts'
import { nicknameAlike, parseNickname } from '../../domain/kinds/bill/nickname.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { MobileNumber } from '../../domain/mobile-number.ts'
import { type Money, money } from '../../domain/money.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'
import type { ShopDay } from '../shop-day.ts'
import type { AccountOf, DuesAccounts } from './accounts.ts'
import type { CustomerRow, CustomerRows } from './rows.ts'

/** Those who may pay later. */
export interface Customers {
  /** Who owes most first; those with nothing between them and the shop by name. */
  list(wanted: CustomerFilter): Customer[]
  /**
   * The same id is the same customer. Two may have one name, never one phone: by that the shop
   * knows them. Whoever owes, or has paid ahead, is not hidden.
   */
  save(wanted: CustomerSave): Result<Customer, FieldProblem>
  told(row: CustomerRow): Customer
}

export interface CustomerParts {
  readonly db: WritableDb
  readonly run: Run
  readonly shopDay: ShopDay
  readonly changes: Changes
  readonly rows: CustomerRows
  readonly accounts: DuesAccounts
}

export function createCustomers(parts: CustomerParts): Customers {
  const { db, shopDay, rows, accounts, changes } = parts
  const put = createPut(parts)
  const told = (row: CustomerRow) => toCustomer(row, accounts(), shopDay.today())
  return {
    told,
    list({ search = '', hidden = false }) {
      const finds = findingCustomers(search)
      const [today, of] = [shopDay.today(), accounts()]
      return rows
        .all()
        .filter((row) => (hidden || row.hidden_at_ms === null) && finds(row) !== null)
        .map((row) => ({ alike: nicknameAlike(row.name), told: toCustomer(row, of, today) }))
        .toSorted((a, b) => b.told.owes_e4 - a.told.owes_e4 || (a.alike < b.alike ? -1 : 1))
        .map((one) => one.told)
    },
    save(wanted) {
      const read = readCustomer(wanted)
      if (!read.ok) return read
      const refusal = db.write(() => {
        const against = put(wanted, read.value)
        if (!against) db.afterCommit(() => changes.tell('dues', wanted.id))
        return against
      })
      return refusal ? problem(refusal) : success(told(saved(rows, wanted.id)))
    },
  }
}

function saved(rows: CustomerRows, id: string): CustomerRow {
  return present(rows.byId(id), `customer ${id}`)
}

interface Read {
  readonly name: string
  readonly phone: string
}

function readCustomer(wanted: CustomerSave): Result<Read, FieldProblem> {
  const name = parseNickname(wanted.name)
  if (!name.ok) return problem({ field: 'name', code: name.problem, limit_e4: null })
  const phone = readBillPhone(wanted.phone)
  return phone.ok ? success({ name: name.value, phone: phone.value ?? '' }) : phone
}

/** Puts a customer into the books, or says what is against it. */
function createPut({ db, run, rows }: CustomerParts) {
  const insert = db.change<[string, string, string, number | null, number, number | null]>(
    `INSERT INTO customer (id, name, phone, limit_e4, made_at_ms, hidden_at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const update = db.change<[string, string, number | null, number | null, number]>(
    'UPDATE customer SET name = ?, phone = ?, limit_e4 = ?, hidden_at_ms = ? WHERE seq = ?',
  )
  return ({ id, limit_e4, isHidden }: CustomerSave, { name, phone }: Read): FieldProblem | null => {
    const before = rows.byId(id)
    const wasHidden_ms = before?.hidden_at_ms ?? null
    const isToHide = isHidden ?? wasHidden_ms !== null
    const at_ms = run.moment().at_ms
    const hidden_ms = isToHide ? (wasHidden_ms ?? at_ms) : null
    const sameNumber = rows.byPhone(phone)
    if (!isToHide && sameNumber && sameNumber.id !== id) return against('phone', 'phone-used', null)
    if (!before) {
      insert.run(id, name, phone, limit_e4, at_ms, hidden_ms)
      return null
    }
    const owes_e4 = rows.owes_e4(before.seq)
    // Nobody looks for money at those who are hidden.
    const isNewlyHidden = isToHide && wasHidden_ms === null
    if (isNewlyHidden && owes_e4 !== 0) return against('isHidden', 'still-owes', money(owes_e4))
    update.run(name, phone, limit_e4, hidden_ms, before.seq)
    return null
  }
}

function against(field: string, code: string, limit_e4: Money | null): FieldProblem {
  return { field, code, limit_e4 }
}

function toCustomer(row: CustomerRow, accountOf: AccountOf, today: string): Customer {
  const account = accountOf(row.seq)
  return {
    id: CustomerId.parse(row.id),
    name: row.name,
    phone: row.phone === '' ? '' : MobileNumber.parse(row.phone),
    limit_e4: row.limit_e4 === null ? null : money(row.limit_e4),
    isHidden: row.hidden_at_ms !== null,
    owes_e4: account.owes_e4(),
    ages: account.ages(today),
    oldestAt_ms: account.oldestAt_ms(),
    lastPaidAt_ms: account.lastPaidAt_ms(),
  }
}
