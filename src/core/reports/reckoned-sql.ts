import { dimensions } from './dimensions.ts'
import { SUMMED } from './sums.ts'

const isOne = (...causes: string[]) =>
  `cause IN (${causes.map((cause) => `'${cause}'`).join(', ')})`
const sumOf = (account: string) => `sum(iif(account.name ${account}, amount_e4, 0))`
const endedWithin = (most_ms: number) => `iif(took_ms <= ${most_ms}, 1, 0)`

/** What the entries of a transaction are to its sale. */
const MONEY = `SELECT ledger_transaction.id, ledger_transaction.sale_seq, cause,
    ledger_transaction.at_ms,
    ledger_transaction.at_ms - (unixepoch(ledger_transaction.business_date) - 21600) * 1000
      AS since_ms,
    ${sumOf("= 'customers-held'")} AS held_e4, ${sumOf("= 'customers-dues'")} AS dues_e4,
    ${sumOf("= 'commission'")} AS earned_e4, ${sumOf("= 'service-charge'")} AS charged_e4,
    ${sumOf("= 'loss-late-success'")} AS lost_e4,
    ${sumOf("GLOB 'wallet:*'")} + ${sumOf("GLOB 'reserved:*'")} + ${sumOf("= 'suspense'")}
      AS taken_by_provider_e4
  FROM ledger_transaction INDEXED BY ledger_transaction_day
    CROSS JOIN entry ON entry.transaction_id = ledger_transaction.id
    CROSS JOIN account ON account.id = entry.account_id
  WHERE ledger_transaction.business_date = CAST(? AS TEXT)
    AND ledger_transaction.sale_seq IS NOT NULL
  GROUP BY ledger_transaction.id`

const LEFT = `SELECT money.*, sale.kind, sale.operator, sale.provider,
    iif(sale.kind IN ('package', 'drive'),
      iif(sale.terms ->> 'lineType' IS 'skitto', 'SK', sale.operator) || ' '
        || (sale.terms ->> 'packageId'), '') AS package,
    ifnull(shift.cashier, '') AS cashier, ifnull(customer.id, '') AS customer,
    printf('%02d', iif(since_ms >= 0 AND since_ms < 172800000, since_ms / 3600000,
      (money.at_ms / 3600000 + 6) % 24)) AS hour,
    iif(${isOne('settle', 'release-reserve')}, max(0, money.at_ms - attempt.at_ms), NULL)
      AS took_ms
  FROM money CROSS JOIN sale ON sale.seq = money.sale_seq
    LEFT JOIN attempt ON attempt.sale_seq = money.sale_seq
    LEFT JOIN shift ON shift.seq = sale.shift_seq
    LEFT JOIN customer ON customer.seq = sale.customer_seq`

const FACT = `SELECT hour, kind, operator, provider, package, cashier, customer,
    ${isOne('reserve')} AS sales, ${isOne('settle', 'late-success')} AS delivered,
    ${isOne('late-success')} AS late, ${isOne('release-reserve')} AS failed,
    ${isOne('take-back')} AS reversed, ${isOne('refund', 'return-cash')} AS refunds,
    iif(${isOne('refund', 'return-cash')}, held_e4, 0) AS refunds_e4,
    iif(${isOne('collect')}, -held_e4, 0) AS taken_e4, dues_e4 AS credit_e4,
    iif(${isOne('settle', 'late-success', 'take-back', 'paid-late')}, held_e4 + charged_e4, 0)
      AS face_e4,
    -taken_by_provider_e4 AS cost_e4, -earned_e4 AS commission_e4, -charged_e4 AS charge_e4,
    lost_e4 AS loss_e4, ifnull(took_ms, 0) AS settle_ms, ifnull(took_ms, 0) AS settle_max_ms,
    ${endedWithin(10_000)} AS in_10s, ${endedWithin(60_000)} AS in_1min,
    ${endedWithin(600_000)} AS in_10min
  FROM left_at`

const ofDimension = (dimension: string) =>
  dimension === 'all'
    ? `SELECT 'all' AS dimension, '' AS member, ${SUMMED} FROM fact`
    : `SELECT '${dimension}', ${dimension}, ${SUMMED} FROM fact GROUP BY ${dimension}`

/**
 * The totals of a day by a plain scan of its entries, told by SQLite alone: what the totals are
 * proved by has no step in common with what wrote them.
 */
export const reckonedSql = `WITH money AS (${MONEY}), left_at AS (${LEFT}),
  fact AS MATERIALIZED (${FACT})
  ${dimensions.map(ofDimension).join(' UNION ALL ')}`
