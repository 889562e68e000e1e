import { createHash } from 'node:crypto'
import { z } from 'zod'

const Shift = z.object({
  seq: z.number(),
  id: z.string(),
  opening_e4: z.number(),
  /** What came and went over the counter in it, by its entries. */
  moved_e4: z.number(),
  /** Null while it is open. */
  expected_e4: z.number().nullable(),
})
const Day = z.object({
  number: z.number(),
  business_date: z.string(),
  last_transaction: z.number(),
  report: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
})
const Id = z.object({ id: z.string() })
const Words = z.object({ words: z.string() })

/** What the shop's day wrote, as it lies on the disk. */
export interface DayBooks {
  readonly shifts: readonly z.infer<typeof Shift>[]
  readonly days: readonly z.infer<typeof Day>[]
  /** Of each movement of cash, and of dues that are no sale's. */
  readonly moves: ReadonlySet<string>
  readonly dues: ReadonlySet<string>
  /** What does not fit by SQLite's own scan. */
  readonly misfits: readonly string[]
}

const SHIFTS = `SELECT shift.seq, shift.id, opening_e4,
    (SELECT total(amount_e4) FROM ledger_transaction AS t JOIN entry ON transaction_id = t.id
       JOIN account ON account.id = account_id AND name = 'cash'
     WHERE t.shift_seq = shift.seq AND cause NOT IN ('shift-opened', 'shift-closed')) AS moved_e4,
    expected_e4
  FROM shift LEFT JOIN shift_close ON shift_close.shift_seq = shift.seq
    LEFT JOIN shift_count ON shift_count.seq = count_seq ORDER BY shift.seq`

/** Every query finds nothing in books that are whole; what it finds is told. */
const MISFITS = [
  `SELECT 'dues are ' || lines || ' line by line and ' || booked || ' booked' AS words FROM (
     SELECT (SELECT total(amount_e4) FROM due_line) AS lines, (SELECT total(amount_e4) FROM entry
       JOIN account ON account.id = account_id WHERE name = 'customers-dues') AS booked)
   WHERE lines <> booked`,
  `SELECT cause || ' is booked ' || count(*) || ' times, and told ' || told AS words FROM (
     SELECT cause, (SELECT count(*) FROM cash_movement) + (SELECT count(*) FROM due_line
       WHERE sale_seq IS NULL) AS told FROM ledger_transaction
     WHERE cause IN ('cash-in', 'cash-out', 'dues-paid', 'dues-paid-out', 'dues-forgiven'))
   HAVING count(*) <> told`,
  `SELECT 'transaction ' || t.id || ' is booked on ' || t.business_date || ', which was closed'
     AS words FROM ledger_transaction AS t JOIN day_close ON t.id > last_transaction
       AND t.business_date <= day_close.business_date`,
  `SELECT business_date || ' is closed and has no totals' AS words FROM day_close
   WHERE business_date NOT IN (SELECT business_date FROM day_total WHERE dimension = 'all')`,
  `SELECT business_date || ' has totals and is not closed' AS words FROM day_account
   WHERE business_date NOT IN (SELECT business_date FROM day_close)`,
  `SELECT name || ' of ' || business_date || ' is not its entries' AS words FROM (
     SELECT business_date, name, sum(debit_e4 + credit_e4) AS sum_e4 FROM day_account
       JOIN account ON account.id = account_id GROUP BY business_date, name
     EXCEPT SELECT business_date, name, sum(amount_e4) FROM ledger_transaction AS t
       JOIN entry ON transaction_id = t.id JOIN account ON account.id = account_id
     GROUP BY business_date, name)`,
] as const

export function readDayBooks(rows: (sql: string) => unknown[]): DayBooks {
  const idsIn = (sql: string) =>
    new Set(
      z
        .array(Id)
        .parse(rows(sql))
        .map(({ id }) => id),
    )
  const misfits = MISFITS.flatMap((sql) => z.array(Words).parse(rows(sql)))
  return {
    shifts: z.array(Shift).parse(rows(SHIFTS)),
    days: z.array(Day).parse(rows('SELECT * FROM day_close ORDER BY number')),
    moves: idsIn('SELECT id FROM cash_movement'),
    dues: idsIn('SELECT id FROM due_line WHERE sale_seq IS NULL'),
    misfits: misfits.map(({ words }) => words),
  }
}

/** Drawer, dues and closed days as they must be at every moment. */
export function dayMisfits({ shifts, days, misfits }: DayBooks): string[] {
  const open = shifts.filter(({ expected_e4 }) => expected_e4 === null)
  const found = [...misfits]
  if (open.length > 1) found.push(`${open.length} shifts are open`)
  for (const { seq, opening_e4, moved_e4, expected_e4 } of shifts) {
    const should_e4 = opening_e4 + moved_e4
    if (expected_e4 === null || expected_e4 === should_e4) continue
    found.push(`shift ${seq} is expected to hold ${expected_e4}, and ${should_e4} came to it`)
  }
  let before = { number: 0, hash: '0'.repeat(64), business_date: '' }
  for (const day of days) {
    const chained = createHash('sha256').update(`${day.previous_hash}\n${day.report}`).digest('hex')
    const isNext = day.number === before.number + 1 && day.business_date > before.business_date
    if (!isNext) found.push(`Z ${day.number} of ${day.business_date} follows Z ${before.number}`)
    const isChained = day.previous_hash === before.hash && day.hash === chained
    if (!isChained) found.push(`Z ${day.number} is not chained to the one before`)
    before = day
  }
  return found
}
