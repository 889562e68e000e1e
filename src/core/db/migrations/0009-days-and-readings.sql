-- Two questions are asked at every change of a counter that sells, and were answered by walking
-- through years: what cash moved on a day, and what a wallet's readings of the last month say.

-- A day's transactions in their order: a reader that knows an older sum adds only what came since.
CREATE INDEX ledger_transaction_day ON ledger_transaction (business_date);
-- The readings at which nothing of the wallet was on its way or in doubt, from a moment on.
CREATE INDEX wallet_reading_at ON wallet_reading (provider, wallet, at_ms)
  WHERE doubted_e4 = 0 AND open_e4 = 0;
