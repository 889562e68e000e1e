-- The shop's day at the counter: shifts with their counted cash, what else goes into and out of the
-- drawer, how a customer pays, and who still owes what.

-- One drawer, one open shift. What is counted is kept note by note: `{"1000": 3, "20": 7}`.
CREATE TABLE shift (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- made by the counter when the form opened
  cashier TEXT NOT NULL,
  business_date TEXT NOT NULL,         -- of all that is sold in it, whatever the clock says later
  opened_at_ms INTEGER NOT NULL,
  opened_mono_ms INTEGER NOT NULL,     -- of that run alone: its age, whatever the clock is set to
  opened_boot TEXT NOT NULL,
  opening_notes TEXT NOT NULL CHECK (json_valid(opening_notes)),
  opening_e4 INTEGER NOT NULL CHECK (opening_e4 >= 0),
  booked_e4 INTEGER NOT NULL,          -- what the books said lay in the drawer then
  -- Whose the difference of the two is; null where there is none.
  difference_of TEXT CHECK (difference_of IN ('owner', 'over-short')),
  -- It was to be counted blind; that is taken back for the next one alone.
  is_blind INTEGER NOT NULL CHECK (is_blind IN (0, 1))
) STRICT;

CREATE TABLE shift_close (
  shift_seq INTEGER PRIMARY KEY REFERENCES shift (seq),
  closed_at_ms INTEGER NOT NULL,
  count_seq INTEGER NOT NULL UNIQUE REFERENCES shift_count (seq),
  reason TEXT NOT NULL,                -- why they differ; empty where by less than a coin
  signed_by TEXT,                      -- the manager, for more than a cashier may be out by
  was_blind INTEGER NOT NULL CHECK (was_blind IN (0, 1))
) STRICT;

-- Every count that was handed in, also one that did not fit and had no reason yet: who counts again
-- until it fits is seen to have done so.
CREATE TABLE shift_count (
  seq INTEGER PRIMARY KEY,
  shift_seq INTEGER NOT NULL REFERENCES shift (seq),
  at_ms INTEGER NOT NULL,
  notes TEXT NOT NULL CHECK (json_valid(notes)),
  counted_e4 INTEGER NOT NULL CHECK (counted_e4 >= 0),
  expected_e4 INTEGER NOT NULL
) STRICT;
CREATE INDEX shift_count_shift ON shift_count (shift_seq, seq);
CREATE TRIGGER shift_count_kept BEFORE UPDATE ON shift_count
  BEGIN SELECT RAISE(ABORT, 'a count is never changed'); END;
CREATE TRIGGER shift_count_stays BEFORE DELETE ON shift_count
  BEGIN SELECT RAISE(ABORT, 'a count is never deleted'); END;

-- The newest shift while it is open: found without looking at the others.
CREATE VIEW open_shift AS SELECT * FROM shift WHERE seq = (SELECT max(seq) FROM shift)
  AND NOT EXISTS (SELECT 1 FROM shift_close WHERE shift_close.shift_seq = shift.seq);

CREATE TRIGGER shift_one_open BEFORE INSERT ON shift WHEN EXISTS (SELECT 1 FROM open_shift)
  BEGIN SELECT RAISE(ABORT, 'a shift is open'); END;
CREATE TRIGGER shift_kept BEFORE UPDATE ON shift
  BEGIN SELECT RAISE(ABORT, 'a shift is never changed'); END;
CREATE TRIGGER shift_stays BEFORE DELETE ON shift
  BEGIN SELECT RAISE(ABORT, 'a shift is never deleted'); END;
CREATE TRIGGER shift_close_kept BEFORE UPDATE ON shift_close
  BEGIN SELECT RAISE(ABORT, 'a count is never changed'); END;
CREATE TRIGGER shift_close_stays BEFORE DELETE ON shift_close
  BEGIN SELECT RAISE(ABORT, 'a count is never deleted'); END;

-- Cash that is no customer's.
CREATE TABLE cash_movement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  shift_seq INTEGER NOT NULL REFERENCES shift (seq),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  purpose TEXT NOT NULL,               -- expense, owner, bank …
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 > 0),
  words TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  transaction_id INTEGER NOT NULL UNIQUE REFERENCES ledger_transaction (id)
) STRICT;
CREATE INDEX cash_movement_shift ON cash_movement (shift_seq, seq);
CREATE TRIGGER cash_movement_kept BEFORE UPDATE ON cash_movement
  BEGIN SELECT RAISE(ABORT, 'a cash movement is never changed'); END;
CREATE TRIGGER cash_movement_stays BEFORE DELETE ON cash_movement
  BEGIN SELECT RAISE(ABORT, 'a cash movement is never deleted'); END;

-- Whose drawer the cash of a transaction went into or came out of; null before the first shift and
-- between two.
ALTER TABLE ledger_transaction ADD COLUMN shift_seq INTEGER REFERENCES shift (seq);
CREATE INDEX ledger_transaction_shift ON ledger_transaction (shift_seq, id)
  WHERE shift_seq IS NOT NULL;

-- Those who may pay later, and what each of them still owes.
CREATE TABLE customer (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  phone TEXT NOT NULL,                 -- empty where none was told
  limit_e4 INTEGER CHECK (limit_e4 >= 0),  -- null: the shop's own
  made_at_ms INTEGER NOT NULL,
  hidden_at_ms INTEGER                 -- no longer offered; what was written stays
) STRICT;
CREATE INDEX customer_phone ON customer (phone) WHERE phone <> '';
CREATE TRIGGER customer_stays BEFORE DELETE ON customer
  BEGIN SELECT RAISE(ABORT, 'a customer is never deleted'); END;

-- What a customer comes to owe is positive, what is paid negative. All of them together are the
-- account of the customers' dues.
CREATE TABLE due_line (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  customer_seq INTEGER NOT NULL REFERENCES customer (seq),
  cause TEXT NOT NULL CHECK (cause IN ('sale', 'given-back', 'paid', 'paid-out', 'forgiven')),
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 <> 0),
  sale_seq INTEGER REFERENCES sale (seq),
  words TEXT NOT NULL,
  signed_by TEXT,                      -- the manager who let it go
  at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  transaction_id INTEGER NOT NULL REFERENCES ledger_transaction (id),
  CHECK ((cause = 'forgiven') = (signed_by IS NOT NULL))
) STRICT;
CREATE INDEX due_line_customer ON due_line (customer_seq, seq, amount_e4);
CREATE INDEX due_line_sale ON due_line (sale_seq) WHERE sale_seq IS NOT NULL;
CREATE TRIGGER due_line_kept BEFORE UPDATE ON due_line
  BEGIN SELECT RAISE(ABORT, 'what is owed is never changed'); END;
CREATE TRIGGER due_line_stays BEFORE DELETE ON due_line
  BEGIN SELECT RAISE(ABORT, 'what is owed is never deleted'); END;

-- How a sale was paid: what was handed over, and what its customer pays later.
DROP TRIGGER sale_words_kept;
ALTER TABLE sale ADD COLUMN shift_seq INTEGER REFERENCES shift (seq);
ALTER TABLE sale ADD COLUMN given_e4 INTEGER CHECK (given_e4 >= 0);  -- null: nobody counted it
ALTER TABLE sale ADD COLUMN credit_e4 INTEGER NOT NULL DEFAULT 0 CHECK (credit_e4 >= 0);
ALTER TABLE sale ADD COLUMN customer_seq INTEGER REFERENCES customer (seq);
CREATE TRIGGER sale_words_kept BEFORE UPDATE OF id, request_hash, kind, operator, number, line_type,
  terms, amount_e4, service_charge_e4, provider, wallet, our_reference, created_at_ms,
  business_date, retry_of, shift_seq, given_e4, credit_e4, customer_seq ON sale
  BEGIN SELECT RAISE(ABORT, 'the words of a sale are never changed'); END;
CREATE TRIGGER sale_credit_is_owed BEFORE INSERT ON sale
  WHEN (NEW.credit_e4 > 0) <> (NEW.customer_seq IS NOT NULL)
    OR NEW.credit_e4 > NEW.amount_e4 + NEW.service_charge_e4
  BEGIN SELECT RAISE(ABORT, 'credit is a customer’s, and no more than is paid'); END;
CREATE INDEX sale_shift ON sale (shift_seq, seq) WHERE shift_seq IS NOT NULL;
