import {
  type CommissionDrift,
  DRIFT_DAYS_MAX,
  type DriftRange,
  type DriftRow,
  RuleId,
} from '../../contract/commission.ts'
import { dayAfter, dhakaInstant_ms } from '../../domain/business-day.ts'
import { driftFinding, driftOf } from '../../domain/commission/drift.ts'
import { listFor } from '../../domain/kinds/package/lists.ts'
import { money } from '../../domain/money.ts'
import { NetworkCode, type OperatorCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { Clock } from '../clock.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ShopDay } from '../shop-day.ts'
import { inTurns } from '../turns.ts'
import type { RuleProblem } from './rules.ts'

/** What sales of some days should have earned, beside what they did. */
export type DriftReport = (range: DriftRange) => Promise<Result<CommissionDrift, RuleProblem>>

interface Row {
  readonly provider: ProviderId
  readonly kind: SaleKind
  readonly operator: OperatorCode
  readonly line: 'skitto' | null
  readonly package_id: number | null
  readonly package_name: string | null
  readonly is_ruled: 0 | 1
  readonly rule_seq: number | null
  readonly sales: number
  readonly proved: number
  readonly amount_e4: number
  readonly expected_e4: number
  readonly earned_e4: number
}

/**
 * The provider's own figure goes before what its wallet showed: that is learned only where nothing
 * else moved it. What neither shows is counted and compared with nothing.
 */
export function createDriftReport(
  db: ReadableDb,
  shopDay: ShopDay,
  clock: Pick<Clock, 'monotonic' | 'after'>,
): DriftReport {
  const sums = createSums(db)
  const named = db.read<[number], { id: string }>('SELECT id FROM commission_rule WHERE seq = ?')
  const ruleOf = ({ rule_seq }: Row) =>
    rule_seq === null ? null : RuleId.parse(present(named.get(rule_seq), `rule ${rule_seq}`).id)
  return async (range) => {
    const today = shopDay.today()
    const to = range.to ?? today
    const from = range.from ?? `${to.slice(0, 8)}01`
    if (from > to) return problem({ field: 'from', code: 'after-end' })
    if (daysApart(from, to) >= DRIFT_DAYS_MAX) return problem({ field: 'from', code: 'too-long' })
    const rows = await inTurns(sums(from, to), clock)
    return success({ from, to, rows: rows.map((row) => toldOf(row, ruleOf(row))) })
  }
}

/** So many sales are summed up within some milliseconds, on a slow counter too. */
const PIECE = 200

/**
 * By day, of an index: never a walk through the sales of years. And so many at a time, for three
 * months of a busy shop would take the counter away for seconds.
 */
function createSums(db: ReadableDb) {
  const ofDay = db.read<[string], { seq: number }>(
    `SELECT seq FROM sale INDEXED BY sale_day
     WHERE business_date = CAST(? AS TEXT) AND state IN ('succeeded', 'late-success')`,
  )
  const ofSales = db.read<[string], Row>(
    `SELECT provider, kind, operator, line, package_id, max(package_name) AS package_name,
       is_ruled, max(rule_seq) AS rule_seq,
       count(*) AS sales, count(took_e4) AS proved,
       sum(iif(took_e4 IS NULL, 0, amount_e4)) AS amount_e4,
       sum(iif(took_e4 IS NULL, 0, should_e4)) AS expected_e4,
       sum(iif(took_e4 IS NULL, 0, amount_e4 - took_e4)) AS earned_e4
     FROM (
       SELECT sale.provider, sale.kind, sale.operator, sale.amount_e4, should_e4, rule_seq,
         iif(kept.rule_seq IS NULL, 0, 1) AS is_ruled,
         json_extract(sale.terms, '$.packageId') AS package_id,
         json_extract(sale.terms, '$.packageName') AS package_name,
         iif(json_extract(sale.terms, '$.packageId') IS NULL, NULL,
           json_extract(sale.terms, '$.lineType')) AS line,
         coalesce(sale.charged_e4, learned_cost.debit_e4) AS took_e4
       FROM json_each(?) AS one
         CROSS JOIN sale ON sale.seq = one.value AND sale.state IN ('succeeded', 'late-success')
         CROSS JOIN sale_earning AS kept ON kept.sale_seq = sale.seq
         LEFT JOIN learned_cost ON learned_cost.sale_seq = sale.seq
     )
     GROUP BY provider, kind, operator, line, package_id, is_ruled`,
  )
  return function* summed(from: string, to: string): Generator<null, Row[]> {
    const rows = new Map<string, Row>()
    for (let day = from; day <= to; day = dayAfter(day)) {
      const seqs = ofDay.all(day).map(({ seq }) => seq)
      for (let next = 0; next < seqs.length; next += PIECE) {
        const piece = JSON.stringify(seqs.slice(next, next + PIECE))
        for (const row of ofSales.all(piece)) {
          const key = JSON.stringify(keyOf(row))
          const before = rows.get(key)
          rows.set(key, before ? together(before, row) : row)
        }
        yield null
      }
    }
    return [...rows.values()].toSorted(inOrder)
  }
}

function keyOf(row: Row) {
  const { provider, kind, operator, line, package_id, is_ruled } = row
  // What has none stands first, and what a rule was for before what none was for.
  return [provider, kind, operator, line ?? '', package_id ?? -1, 1 - is_ruled] as const
}

function inOrder(a: Row, b: Row): number {
  const [ofA, ofB] = [keyOf(a), keyOf(b)]
  for (const [nth, one] of ofA.entries()) {
    const other = present(ofB[nth], 'a key')
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

function together(one: Row, other: Row): Row {
  return {
    ...one,
    package_name: greater(one.package_name, other.package_name),
    rule_seq: greater(one.rule_seq, other.rule_seq),
    sales: one.sales + other.sales,
    proved: one.proved + other.proved,
    amount_e4: one.amount_e4 + other.amount_e4,
    expected_e4: one.expected_e4 + other.expected_e4,
    earned_e4: one.earned_e4 + other.earned_e4,
  }
}

function greater<Value extends string | number>(one: Value | null, other: Value | null) {
  if (one === null || other === null) return one ?? other
  return one < other ? other : one
}

const DAY_ms = 86_400_000

function daysApart(from: string, to: string): number {
  const [first, last] = [from, to].map((date) =>
    present(dhakaInstant_ms(`${date.replaceAll('-', '')}000000`), date),
  )
  return (present(last, to) - present(first, from)) / DAY_ms
}

function toldOf(row: Row, rule: DriftRow['rule']): DriftRow {
  const { provider, kind, operator, sales, proved } = row
  const expected_e4 = money(row.expected_e4)
  const earned_e4 = money(row.earned_e4)
  const earned = { isRuled: row.is_ruled === 1, proved, expected_e4, earned_e4 }
  return {
    provider,
    kind,
    operator,
    pack: packOf(row),
    rule,
    sales,
    proved,
    amount_e4: money(row.amount_e4),
    expected_e4,
    earned_e4,
    difference_e4: driftOf(earned),
    finding: driftFinding(earned),
  }
}

function packOf({ operator, line, package_id, package_name }: Row): DriftRow['pack'] {
  if (package_id === null || package_name === null) return null
  const network = NetworkCode.parse(operator)
  const list = present(listFor(network, line ?? undefined), `a list of ${operator}`)
  return { list, packageId: package_id, packageName: package_name }
}
