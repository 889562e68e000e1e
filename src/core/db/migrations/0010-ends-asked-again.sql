-- No end is absolutely final: a late success may be taken back, and what was taken back may be
-- delivered. Both are asked about again, and a wallet that gave nothing back names the sale.

DROP INDEX sale_asked_again;
CREATE INDEX sale_asked_again ON sale (provider, asked_again, business_date, created_at_ms)
  WHERE asked_again < 2 AND state IN ('succeeded', 'failed', 'reversed', 'late-success')
    AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd');
-- "Failed" was heard once of what was delivered, and the second answer is awaited.
DROP INDEX sale_failure_heard;
CREATE INDEX sale_failure_heard ON sale (created_at_ms)
  WHERE state IN ('succeeded', 'late-success') AND failure_word IS NOT NULL;
-- A debit of the last days may be of what failed; what was never given back, of what was reversed.
DROP INDEX sale_failed;
CREATE INDEX sale_undone ON sale (provider, wallet, created_at_ms)
  WHERE state IN ('failed', 'reversed');
