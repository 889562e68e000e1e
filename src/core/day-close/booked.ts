import type { DayReport } from '../../contract/days.ts'
import { money } from '../../domain/money.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'

type Booked = DayReport['booked'][number]

/** What the ledger has of one day, by what caused it. */
export interface DayLedger {
  booked(businessDate: string): Booked[]
  sold(businessDate: string): DayReport['sold']
  /** What short or over was booked, count by count. */
  overShort(businessDate: string): OverShort[]
}

export interface OverShort {
  readonly cause: 'shift-opened' | 'shift-closed'
  readonly shift: number
  /** More was counted than expected where it is positive. */
  readonly amount_e4: number
  readonly reason: string
}

interface SoldRow {
  readonly kind: SaleKind
  readonly held_e4: number
  readonly sales: number
  readonly commission_e4: number
  readonly charge_e4: number
}

const OF_DAY = `FROM ledger_transaction AS moved INDEXED BY ledger_transaction_day
     CROSS JOIN entry ON entry.transaction_id = moved.id
     CROSS JOIN account ON account.id = entry.account_id`

export function createDayLedger(db: ReadableDb): DayLedger {
  const booked = db.read<[string], Booked>(
    `SELECT moved.cause, account.name AS account, count(*) AS entries,
       sum(entry.amount_e4) AS sum_e4
     ${OF_DAY} WHERE moved.business_date = CAST(? AS TEXT)
     GROUP BY moved.cause, account.name ORDER BY moved.cause, account.name`,
  )
  // What a customer paid for is no longer held once it is delivered; taken back, it is again.
  const sold = db.read<[string], SoldRow>(
    `SELECT sale.kind,
       sum(iif(account.name = 'customers-held', entry.amount_e4, 0)) AS held_e4,
       sum(iif(account.name = 'customers-held', sign(entry.amount_e4), 0)) AS sales,
       -sum(iif(account.name = 'commission', entry.amount_e4, 0)) AS commission_e4,
       -sum(iif(account.name = 'service-charge', entry.amount_e4, 0)) AS charge_e4
     ${OF_DAY} CROSS JOIN sale ON sale.seq = moved.sale_seq
     WHERE moved.business_date = CAST(? AS TEXT)
       AND moved.cause IN ('settle', 'late-success', 'paid-late', 'take-back')
     GROUP BY sale.kind ORDER BY held_e4 DESC, sale.kind`,
  )
  const overShort = db.read<[string], OverShort>(
    `SELECT moved.cause, moved.shift_seq AS shift, -entry.amount_e4 AS amount_e4,
       coalesce(reason, '') AS reason
     ${OF_DAY} LEFT JOIN shift_close ON shift_close.shift_seq = moved.shift_seq
     WHERE moved.business_date = CAST(? AS TEXT) AND account.name = 'over-short'
       AND moved.cause IN ('shift-opened', 'shift-closed') ORDER BY moved.id`,
  )
  return {
    booked: (day) => booked.all(day).map((one) => ({ ...one, sum_e4: money(one.sum_e4) })),
    sold: (day) =>
      sold.all(day).flatMap((row) => {
        const amount_e4 = money(row.held_e4 - row.charge_e4)
        const earned = { commission_e4: money(row.commission_e4), sales: row.sales, amount_e4 }
        if (row.held_e4 === 0 && row.sales === 0 && row.commission_e4 === 0) return []
        return [{ kind: row.kind, ...earned, serviceCharge_e4: money(row.charge_e4) }]
      }),
    overShort: (day) => overShort.all(day),
  }
}

/** The sum of a cause at an account; of every cause where none is named. */
export function sumOf(booked: readonly Booked[], account: string, causes?: readonly string[]) {
  const of = booked.filter(
    (one) => one.account === account && (causes === undefined || causes.includes(one.cause)),
  )
  return of.reduce((sum, { sum_e4 }) => sum + sum_e4, 0)
}
