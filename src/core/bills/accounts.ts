import type { BillAccount, BillAccountAt, BillAccountSave } from '../../contract/bills.ts'
import { readBillPhone } from '../../domain/kinds/bill/bill.ts'
import { BillNumber, parseBillNumber } from '../../domain/kinds/bill/bill-number.ts'
import { nicknameAlike, parseNickname } from '../../domain/kinds/bill/nickname.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import { MobileNumber } from '../../domain/mobile-number.ts'
import type { BillerCode } from '../../domain/operator.ts'
import { problem, type Result, success } from '../../domain/result.ts'
import { deliveredStates } from '../../domain/sale.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'
import type { Run } from '../run.ts'

/** The numbers whose owners a shop knows by a name. They stand in these books alone. */
export interface BillAccounts {
  /**
   * By nickname. One that was saved without a phone has the first that a bill of it was paid with
   * since: no later one takes its place unasked.
   */
  list(): BillAccount[]
  /**
   * The same number of a biller is saved once, and no two of its accounts are called alike: whoever
   * chooses by the name must not pay another one's bill.
   */
  save(account: BillAccountSave): Result<BillAccount, FieldProblem>
  /** Does nothing where there is none. */
  remove(at: BillAccountAt): void
  /** What the shop calls it; null where it is not saved. */
  nicknameOf(at: BillAccountAt): string | null
}

interface Row {
  readonly operator: BillerCode
  readonly number: string
  readonly nickname: string
  readonly phone: string | null
}

const DELIVERED = deliveredStates.map((state) => `'${state}'`).join(', ')

/**
 * A phone that is learned is read from the sales and not written beside the name: a payment that is
 * taken back takes it along. By the number, of which there are few: a biller has all its customers.
 */
export const ACCOUNTS = `SELECT operator, number, nickname, coalesce(phone, (
    SELECT json_extract(sale.terms, '$.phone') FROM sale
    WHERE sale.number = bill_account.number AND +sale.kind = 'bill'
      AND +sale.operator = bill_account.operator AND +sale.state IN (${DELIVERED})
      AND +sale.created_at_ms >= bill_account.saved_at_ms
      AND json_extract(sale.terms, '$.phone') IS NOT NULL
    ORDER BY sale.seq LIMIT 1
  )) AS phone FROM bill_account ORDER BY nickname_alike, operator`

export function createBillAccounts(db: WritableDb, run: Run, changes: Changes): BillAccounts {
  const all = db.read<[], Row>(ACCOUNTS)
  const one = db.read<[string, string], { nickname: string }>(
    'SELECT nickname FROM bill_account WHERE operator = ? AND number = ?',
  )
  const calledAlike = db.read<[string, string, string], { one: number }>(
    `SELECT 1 AS one FROM bill_account WHERE operator = ? AND nickname_alike = ?
       AND number <> ?`,
  )
  const put = db.change<[Row & { alike: string; at_ms: number }]>(
    `INSERT INTO bill_account (operator, number, nickname, nickname_alike, phone, saved_at_ms)
     VALUES (@operator, @number, @nickname, @alike, @phone, @at_ms)
     ON CONFLICT (operator, number) DO UPDATE SET nickname = excluded.nickname,
       nickname_alike = excluded.nickname_alike, phone = excluded.phone,
       saved_at_ms = excluded.saved_at_ms`,
  )
  const drop = db.change<[string, string]>(
    'DELETE FROM bill_account WHERE operator = ? AND number = ?',
  )
  const tell = (operator: BillerCode) => db.afterCommit(() => changes.tell('bills', operator))
  return {
    list: () => all.all().map(toAccount),
    save(written) {
      const read = readAccount(written)
      if (!read.ok) return read
      const { operator, number, nickname } = read.value
      const alike = nicknameAlike(nickname)
      if (calledAlike.get(operator, alike, number)) {
        return problem({ field: 'nickname', code: 'nickname-used', limit_e4: null })
      }
      db.write(() => {
        put.run({ ...read.value, alike, at_ms: run.moment().at_ms })
        tell(operator)
      })
      return read
    },
    remove({ operator, number }) {
      db.write(() => {
        if (drop.run(operator, number).changes > 0) tell(operator)
      })
    },
    nicknameOf: ({ operator, number }) => one.get(operator, number)?.nickname ?? null,
  }
}

function toAccount({ operator, number, nickname, phone }: Row): BillAccount {
  return {
    operator,
    number: BillNumber.parse(number),
    nickname,
    phone: phone === null ? null : MobileNumber.parse(phone),
  }
}

function readAccount(written: BillAccountSave): Result<BillAccount, FieldProblem> {
  const { operator } = written
  const number = parseBillNumber(operator, written.number)
  if (!number.ok) return problem({ field: 'number', code: number.problem, limit_e4: null })
  const nickname = parseNickname(written.nickname)
  if (!nickname.ok) return problem({ field: 'nickname', code: nickname.problem, limit_e4: null })
  const phone = readBillPhone(written.phone)
  if (!phone.ok) return phone
  return success({ operator, number: number.value, nickname: nickname.value, phone: phone.value })
}
