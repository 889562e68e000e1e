import {
  type CommissionDrift,
  DRIFT_DAYS_MAX,
  type DriftRange,
  type DriftRow,
  RuleId,
} from '../../contract/commission.ts'
import { dhakaInstant_ms } from '../../domain/business-day.ts'
import { driftFinding, driftOf } from '../../domain/commission/drift.ts'
import { listFor } from '../../domain/kinds/package/lists.ts'
import { money } from '../../domain/money.ts'
import { NetworkCode, type OperatorCode } from '../../domain/operator.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { present, problem, type Result, success } from '../../domain/result.ts'
import type { SaleKind } from '../../domain/sale.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ShopDay } from '../shop-day.ts'
import type { RuleProblem } from './rules.ts'

/** What sales of some days should have earned, beside what they did. */
export type DriftReport = (range: DriftRange) => Result<CommissionDrift, RuleProblem>

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
export function createDriftReport(db: ReadableDb, shopDay: ShopDay): DriftReport {
  // By day, of an index: never a walk through the sales of years.
  const sums = db.read<[string, string], Row>(
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
       FROM sale INDEXED BY sale_day
         CROSS JOIN sale_earning AS kept ON kept.sale_seq = sale.seq
         LEFT JOIN learned_cost ON learned_cost.sale_seq = sale.seq
       WHERE sale.business_date BETWEEN CAST(? AS TEXT) AND CAST(? AS TEXT)
         AND sale.state IN ('succeeded', 'late-success')
     )
     GROUP BY provider, kind, operator, line, package_id, is_ruled
     ORDER BY provider, kind, operator, line, package_id, is_ruled DESC`,
  )
  const named = db.read<[number], { id: string }>('SELECT id FROM commission_rule WHERE seq = ?')
  const ruleOf = ({ rule_seq }: Row) =>
    rule_seq === null ? null : RuleId.parse(present(named.get(rule_seq), `rule ${rule_seq}`).id)
  return (range) => {
    const today = shopDay.today()
    const to = range.to ?? today
    const from = range.from ?? `${to.slice(0, 8)}01`
    if (from > to) return problem({ field: 'from', code: 'after-end' })
    if (daysApart(from, to) >= DRIFT_DAYS_MAX) return problem({ field: 'from', code: 'too-long' })
    return success({ from, to, rows: sums.all(from, to).map((row) => toldOf(row, ruleOf(row))) })
  }
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
