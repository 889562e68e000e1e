/**
 * True, in SQL, of a sale whose price the provider took although it failed, or that the provider
 * has under way although it failed or was taken back: its customer may have got it or may yet, so
 * that nobody gives its money back before a person has decided.
 */
export const DECIDE_FIRST = `(sale.state IN ('failed', 'reversed') AND EXISTS (
  SELECT 1 FROM alarm WHERE sale_seq = sale.seq AND kind = 'debited-after-failed'
    AND cleared_at_ms IS NULL))`

/**
 * In SQL, each sale whose money nobody gives back before a person has decided, by its number in the
 * books, with the number of the sale that is to be decided (`open`): itself, or one that was sold
 * before it of the same money, as `createReplacedBy` finds it. Of those sold after it, also what is
 * not over yet: known before it fails. It is read from the open alarms: where none stands, nothing.
 */
export const BARRED = `(
  WITH RECURSIVE kin(open, id) AS (
    SELECT sale.seq, sale.id FROM alarm CROSS JOIN sale ON sale.seq = alarm.sale_seq
    WHERE alarm.kind = 'debited-after-failed' AND alarm.cleared_at_ms IS NULL
      AND sale.state IN ('failed', 'reversed')
    UNION
    SELECT kin.open, sale.retry_of FROM kin CROSS JOIN sale ON sale.id = kin.id
    WHERE sale.retry_of IS NOT NULL
    UNION
    SELECT kin.open, sale.id FROM kin CROSS JOIN sale ON sale.retry_of = kin.id
  )
  SELECT sale.seq, kin.open FROM kin CROSS JOIN sale ON sale.id = kin.id
  WHERE sale.seq = kin.open
    OR (sale.seq > kin.open AND sale.tender IN ('collected', 'refund-due')))`
