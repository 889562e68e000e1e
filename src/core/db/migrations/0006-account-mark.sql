-- Which account a sale left through: after another key or address the provider may know nothing of
-- what left before, and that proves nothing. And what is to be asked again is found without walking
-- through what is not due.

-- Counts the changes of key or address; it says nothing of the key.
ALTER TABLE provider_account ADD COLUMN mark INTEGER NOT NULL DEFAULT 1;
-- The account's mark when the bytes left; null where nobody wrote it down.
ALTER TABLE attempt ADD COLUMN account_mark INTEGER;
ALTER TABLE wallet_reading ADD COLUMN account_mark INTEGER;

DROP INDEX sale_asked_again;
CREATE INDEX sale_asked_again ON sale (provider, asked_again, business_date, created_at_ms)
  WHERE asked_again < 2 AND state IN ('succeeded', 'failed')
    AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd');
