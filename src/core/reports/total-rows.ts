import { present } from '../../domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Moved } from './day-facts.ts'
import type { Dimension } from './dimensions.ts'
import type { Range, Stretch } from './stretches.ts'
import { SUMMED, type Sums, sumColumns } from './sums.ts'

/** With on how many days something of it was booked. */
export type Total = Sums & { days: number }
export type OfDay = Sums & { readonly date: string; readonly member: string }

/** The totals of closed days and of months, as they lie in their tables. */
export function createTotalReading(db: ReadableDb) {
  type MemberRow = Total & { readonly member: string }
  const members = {
    day: db.read<[string, string, string], MemberRow>(
      `SELECT member, count(*) AS days, ${SUMMED} FROM day_total
       WHERE dimension = CAST(? AS TEXT)
         AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY member`,
    ),
    month: db.read<[string, string, string], MemberRow>(
      `SELECT member, sum(days) AS days, ${SUMMED} FROM month_total
       WHERE dimension = CAST(? AS TEXT)
         AND month BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY member`,
    ),
  }
  const byDay = db.read<[string, string, string], OfDay>(
    `SELECT business_date AS date, member, ${sumColumns.join(', ')} FROM day_total
     WHERE dimension = CAST(? AS TEXT)
       AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT)
     ORDER BY business_date, member`,
  )
  const byMonth = {
    day: db.read<[string, string], Sums & { month: string }>(
      `SELECT substr(business_date, 1, 7) AS month, ${SUMMED} FROM day_total
       WHERE dimension = 'all'
         AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY 1`,
    ),
    month: db.read<[string, string], Sums & { month: string }>(
      `SELECT month, ${SUMMED} FROM month_total WHERE dimension = 'all'
         AND month BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY month`,
    ),
  }
  const days = {
    day: db.read<[string, string], { days: number }>(
      `SELECT count(*) AS days FROM day_total
       WHERE dimension = 'all' AND business_date BETWEEN ? AND ?`,
    ),
    month: db.read<[string, string], { days: number }>(
      `SELECT coalesce(sum(days), 0) AS days FROM month_total
       WHERE dimension = 'all' AND month BETWEEN ? AND ?`,
    ),
  }
  return {
    members: (dimension: Dimension, { of, from, to }: Stretch) =>
      members[of].all(dimension, from, to),
    byDay: (dimension: Dimension, { from, to }: Range) => byDay.all(dimension, from, to),
    byMonth: ({ of, from, to }: Stretch) => byMonth[of].all(from, to),
    days: ({ of, from, to }: Stretch) => present(days[of].get(from, to), 'a count').days,
  }
}

export function createAccountReading(db: ReadableDb) {
  type CauseRow = Moved & { readonly cause: string }
  const ofDays = db.read<[string, string, string], CauseRow>(
    `SELECT cause, sum(debit_e4) AS debit_e4, sum(credit_e4) AS credit_e4 FROM day_account
     WHERE account_id = (SELECT id FROM account WHERE name = CAST(? AS TEXT))
       AND business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY cause`,
  )
  const ofMonths = db.read<[string, string, string], CauseRow>(
    `SELECT cause, sum(debit_e4) AS debit_e4, sum(credit_e4) AS credit_e4 FROM month_account
     WHERE account_id = (SELECT id FROM account WHERE name = CAST(? AS TEXT))
       AND month BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT) GROUP BY cause`,
  )
  const statements = { day: ofDays, month: ofMonths }
  return (name: string, { of, from, to }: Stretch) => statements[of].all(name, from, to)
}
