-- No end is absolutely final: a late success may be taken back, and what was taken back may be
-- delivered. Both are asked about again.

DROP INDEX sale_asked_again;
CREATE INDEX sale_asked_again ON sale (provider, asked_again, business_date, created_at_ms)
  WHERE asked_again < 2 AND state IN ('succeeded', 'failed', 'reversed', 'late-success')
    AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd');
-- What is of the last days is told by its number, whatever date a wrong clock gave it; sale_state
-- finds those.
DROP INDEX sale_watched;
DROP INDEX sale_decided;
DROP INDEX sale_failure_heard;
DROP INDEX sale_failed;
