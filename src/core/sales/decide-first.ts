/**
 * True, in SQL, of a sale whose price the provider took although it failed, or that the provider
 * has under way although it failed or was taken back: its customer may have got it or may yet, so
 * that nobody gives its money back before a person has decided.
 */
export const DECIDE_FIRST = `(sale.state IN ('failed', 'reversed') AND EXISTS (
  SELECT 1 FROM alarm WHERE sale_seq = sale.seq AND kind = 'debited-after-failed'
    AND cleared_at_ms IS NULL))`
