-- What cash moved on a day is asked at every change of a counter that sells, and would be answered
-- by walking through years. A day's transactions in their order: a reader that knows an older sum
-- adds only what came since.
CREATE INDEX ledger_transaction_day ON ledger_transaction (business_date);
