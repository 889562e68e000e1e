-- A sale that stands in a copy as not sent may have been sent after the copy was made: up to this
-- sale nothing that the copy holds as a draft ever leaves (docs/money.md, section 2).
ALTER TABLE restoration ADD COLUMN last_sale_seq INTEGER;  -- null where nothing was sold
UPDATE restoration SET last_sale_seq =
  (SELECT max(seq) FROM sale WHERE created_at_ms <= restoration.last_sale_at_ms);
CREATE TRIGGER restoration_drafts_kept BEFORE UPDATE OF last_sale_seq ON restoration
  BEGIN SELECT RAISE(ABORT, 'a restoration is never changed'); END;
