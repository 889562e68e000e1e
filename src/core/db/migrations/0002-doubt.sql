-- What is needed to find out what became of a sale nobody can be asked about: the providers'
-- figures of their wallets are kept beside ours, and what the provider took without anyone knowing
-- for what stands in suspense.

ALTER TABLE sale ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1));
-- How often its end was asked for again once it was final.
ALTER TABLE sale ADD COLUMN asked_again INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sale_asked_again ON sale (provider, created_at_ms)
  WHERE asked_again < 2 AND state IN ('succeeded', 'failed') AND provider_reference IS NOT NULL;

-- What customers are to get back: a few sales out of years of them, counted and listed all day.
CREATE INDEX sale_refund_due ON sale (tender, seq, amount_e4) WHERE tender = 'refund-due';
-- Failed by a person's word alone: its reference is asked about for three days more.
CREATE INDEX sale_decided ON sale (created_at_ms)
  WHERE state = 'failed' AND reason_code = 'decided';

-- A success of which "failed" was heard once waits for the second answer.
CREATE INDEX sale_failure_heard ON sale (created_at_ms)
  WHERE state = 'succeeded' AND failure_word IS NOT NULL;

-- One figure of a provider that nothing of ours moved while it was asked for. Not every one is
-- kept: one that says the same as the last says nothing new, unless a sale is in doubt.
CREATE TABLE wallet_reading (
  seq INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  wallet TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  mono_ms INTEGER NOT NULL,
  boot TEXT NOT NULL,
  balance_e4 INTEGER NOT NULL,       -- the provider's figure
  ours_e4 INTEGER NOT NULL,          -- free money by our books at that moment
  doubted_e4 INTEGER NOT NULL CHECK (doubted_e4 >= 0),  -- set aside for sales in doubt
  open_e4 INTEGER NOT NULL CHECK (open_e4 >= 0)         -- set aside for the others on their way
) STRICT;
CREATE INDEX wallet_reading_wallet ON wallet_reading (provider, wallet, seq);

-- The newest kept reading of the sale's wallet when its bytes left, and the last figures of this
-- run at which nothing of the wallet was on its way or in doubt, where they were fresh.
ALTER TABLE attempt ADD COLUMN reading_seq INTEGER REFERENCES wallet_reading (seq);
ALTER TABLE attempt ADD COLUMN clean_at_ms INTEGER;
ALTER TABLE attempt ADD COLUMN clean_mono_ms INTEGER;
ALTER TABLE attempt ADD COLUMN clean_balance_e4 INTEGER;
ALTER TABLE attempt ADD COLUMN clean_ours_e4 INTEGER;

-- How many sales on end were seen in the wallet by the time of their answer (money.md, autoflexi).
CREATE TABLE calibration (
  provider TEXT NOT NULL,
  wallet TEXT NOT NULL,
  proved INTEGER NOT NULL,
  counted_seq INTEGER NOT NULL,      -- sales up to this one are counted
  PRIMARY KEY (provider, wallet)
) STRICT, WITHOUT ROWID;

-- Balance bought at a provider, booked by a person with the number of its slip.
CREATE TABLE top_up (
  id TEXT PRIMARY KEY,               -- made by the counter: the same top-up is booked once
  provider TEXT NOT NULL,
  wallet TEXT NOT NULL,
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 > 0),
  slip TEXT NOT NULL,
  paid_from TEXT NOT NULL CHECK (paid_from IN ('cash', 'owner')),
  at_ms INTEGER NOT NULL,
  transaction_id INTEGER NOT NULL REFERENCES ledger_transaction (id),
  UNIQUE (provider, wallet, slip)    -- a slip is booked once, from however many windows
) STRICT, WITHOUT ROWID;
CREATE TRIGGER top_up_kept BEFORE UPDATE ON top_up
  BEGIN SELECT RAISE(ABORT, 'a top-up is never changed'); END;
CREATE TRIGGER top_up_stays BEFORE DELETE ON top_up
  BEGIN SELECT RAISE(ABORT, 'a top-up is never deleted'); END;

CREATE TRIGGER wallet_reading_kept BEFORE UPDATE ON wallet_reading
  BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END;
CREATE TRIGGER wallet_reading_stays BEFORE DELETE ON wallet_reading
  BEGIN SELECT RAISE(ABORT, 'a reading is never deleted'); END;
