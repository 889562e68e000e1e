import BetterSqlite3 from 'better-sqlite3'
import { openDatabase } from '../src/core/db/open.ts'
import { createDayTotals } from '../src/core/reports/day-totals.ts'
import { sumColumns } from '../src/core/reports/sums.ts'
import { addDays } from '../src/domain/calendar.ts'

/** What one sale is in the books, and in a journal of the other programs. */
export const sold = { face_e4: 500_000, cost_e4: 486_250, commission_e4: 13_750 } as const

const HOUR_ms = 3_600_000

/**
 * Finished sales with their attempts and entries, so many a day, written the quickest way there is;
 * the last of them all on one busy day.
 *
 * @returns its days, the busy one last
 */
export function fillSales(file: string, sales: number, aDay: number, busy: number): string[] {
  openDatabase(file).close()
  const db = new BetterSqlite3(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  const quiet = sales - busy
  const count = `WITH RECURSIVE nth(n) AS
    (SELECT 0 UNION ALL SELECT n + 1 FROM nth WHERE n < ${sales - 1})`
  const last = Math.ceil(quiet / aDay)
  const first = addDays(new Date(Date.now() + 6 * HOUR_ms).toISOString().slice(0, 10), -last - 1)
  const day = `date('${first}', iif(n < ${quiet}, n / ${aDay}, ${last}) || ' days')`
  // From eight in the morning until eleven in the evening.
  const at = `(unixepoch(${day}) * 1000 + 2 * ${HOUR_ms}
    + (n * 7919 % 1000) * ${15 * HOUR_ms} / 1000)`
  const provider =
    "CASE n % 3 WHEN 0 THEN 'flexiloadbd' WHEN 1 THEN 'alsamiflexi' ELSE 'autoflexi' END"
  const wallet = "CASE n % 3 WHEN 0 THEN 'flexiload' ELSE 'main' END"
  const operator =
    "CASE n % 5 WHEN 0 THEN 'GP' WHEN 1 THEN 'RB' WHEN 2 THEN 'AT' WHEN 3 THEN 'BL' ELSE 'TT' END"
  db.exec(`INSERT INTO account (id, name) VALUES (1, 'cash'), (2, 'customers-held'),
    (3, 'commission'), (10, 'wallet:flexiloadbd:flexiload'), (11, 'wallet:alsamiflexi:main'),
    (12, 'wallet:autoflexi:main'), (20, 'reserved:flexiloadbd:flexiload'),
    (21, 'reserved:alsamiflexi:main'), (22, 'reserved:autoflexi:main')`)
  const { face_e4, cost_e4, commission_e4 } = sold
  db.exec(`INSERT INTO sale (seq, id, request_hash, kind, operator, number, line_type, amount_e4,
      provider, wallet, our_reference, provider_reference, state, tender, version,
      expected_cost_e4, charged_e4, commission_e4, reason_words, created_at_ms, changed_at_ms,
      business_date, asked_again) ${count}
    SELECT n + 1, printf('019a0000-0000-7000-8000-%012d', n), printf('%064d', n), 'recharge',
      ${operator}, printf('017%08d', 10000000 + n), 'prepaid', ${face_e4}, ${provider}, ${wallet},
      printf('BENC-1-%026d', n), printf('TRX%015d', n + 100000000), 'succeeded', 'collected', 3,
      ${cost_e4}, ${cost_e4}, ${commission_e4}, '', ${at}, ${at} + 4000, ${day}, 2
    FROM nth`)
  db.exec(`INSERT INTO attempt (sale_seq, at_ms, mono_ms, boot, request_hash)
    SELECT seq, created_at_ms, 1, 'bench', request_hash FROM sale`)
  db.exec(`INSERT INTO ledger_transaction (id, sale_seq, cause, at_ms, business_date)
    WITH part(p, cause) AS (VALUES (1, 'collect'), (2, 'reserve'), (3, 'settle'))
    SELECT (seq - 1) * 3 + p, seq, cause, changed_at_ms, business_date FROM sale, part`)
  db.exec(`INSERT INTO entry WITH line(p, l, a, m) AS (VALUES (1, 0, 1, ${face_e4}),
      (1, 1, 2, -${face_e4}), (2, 0, 20, ${cost_e4}), (2, 1, 10, -${cost_e4}),
      (3, 0, 2, ${face_e4}), (3, 1, 20, -${cost_e4}), (3, 2, 3, -${commission_e4}))
    SELECT (seq - 1) * 3 + p, l, iif(a < 10, a, a + (seq - 1) % 3), m FROM sale, line`)
  db.close()
  return Array.from({ length: last + 1 }, (_, nth) => addDays(first, nth))
}

/** Closes days as a day's close does. @returns what each took, in milliseconds */
export function closeDays(file: string, days: readonly string[]): number[] {
  const db = openDatabase(file)
  const totals = createDayTotals(db)
  const took_ms = days.map((day) => {
    const started = performance.now()
    db.write(() => totals.write(day))
    return performance.now() - started
  })
  db.close()
  return took_ms
}

/** As many members as a shop with everything has: its packages and its book of dues among them. */
const MEMBERS = {
  hour: 16,
  operator: 16,
  kind: 5,
  provider: 3,
  cashier: 3,
  package: 60,
  customer: 40,
} as const
const PROVIDERS = ['flexiloadbd', 'alsamiflexi', 'autoflexi'] as const

/**
 * Closed days alone, each of so many sales, told apart by as much as a shop can have: all that a
 * report reads of a history. Its months are summed up by the close of the last day.
 *
 * @returns the last day
 */
export function fillTotals(file: string, days: number, aDay: number): string {
  openDatabase(file).close()
  const db = new BetterSqlite3(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.exec(`INSERT INTO account (id, name) VALUES (1, 'cash'), (2, 'customers-held'),
    (3, 'commission'), (10, 'wallet:flexiloadbd:flexiload')`)
  const last = new Date(Date.now() + 6 * HOUR_ms - 24 * HOUR_ms).toISOString().slice(0, 10)
  const first = addDays(last, 1 - days)
  const count = `WITH RECURSIVE nth(n) AS
    (SELECT 0 UNION ALL SELECT n + 1 FROM nth WHERE n < ${days - 2})`
  const day = `date('${first}', n || ' days')`
  db.exec(`INSERT INTO day_account ${count}, line(account, cause, sum_e4) AS (VALUES
      (1, 'collect', ${aDay * sold.face_e4}), (1, 'refund', -${sold.face_e4}),
      (3, 'settle', -${aDay * sold.commission_e4}), (10, 'reserve', -${aDay * sold.cost_e4}))
    SELECT account, ${day}, cause, max(sum_e4, 0), min(sum_e4, 0) FROM nth, line`)
  for (const [dimension, members] of [...Object.entries(MEMBERS), ['all', 1] as const]) {
    db.exec(`INSERT INTO day_total (dimension, business_date, member, ${sumColumns.join(', ')})
      ${count}, member(m) AS (SELECT value FROM json_each('${namesOf(dimension, members)}'))
      SELECT '${dimension}', ${day}, m, ${figures(aDay / members)} FROM nth, member`)
  }
  db.close()
  closeDays(file, [last])
  return last
}

function namesOf(dimension: string, members: number): string {
  const names = Array.from({ length: members }, (_, nth) => `${dimension} ${nth}`)
  if (dimension === 'all') return '[""]'
  if (dimension === 'provider') return JSON.stringify(PROVIDERS)
  if (dimension === 'hour')
    return JSON.stringify(names.map((_, nth) => String(nth + 8).padStart(2, '0')))
  return JSON.stringify(names)
}

function figures(sales: number): string {
  const own: Readonly<Partial<Record<(typeof sumColumns)[number], number>>> = {
    sales,
    delivered: sales,
    taken_e4: sales * sold.face_e4,
    face_e4: sales * sold.face_e4,
    cost_e4: sales * sold.cost_e4,
    commission_e4: sales * sold.commission_e4,
    settle_ms: sales * 4_000,
    settle_max_ms: 30_000,
    in_10s: sales,
  }
  return sumColumns.map((column) => Math.round(own[column] ?? 0)).join(', ')
}
