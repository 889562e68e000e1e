-- What was booked on a day is summed once, in the write that closes it, and a month once its days
-- are closed: reports add up those and walk through no history. A closed day takes no more, so its
-- totals are never changed; `npm run verify-ledger` proves them anew from the entries.

-- Every dimension is the whole day, told apart by its members. A range of days of one dimension
-- lies together.
CREATE TABLE day_total (
  dimension TEXT NOT NULL,   -- all, hour, operator, kind, provider, cashier, package, customer
  business_date TEXT NOT NULL,
  member TEXT NOT NULL,      -- empty for what has none, and for all
  sales INTEGER NOT NULL,    -- sent to a provider
  delivered INTEGER NOT NULL,
  late INTEGER NOT NULL,     -- of those delivered, after they had been called failed or taken back
  failed INTEGER NOT NULL,
  reversed INTEGER NOT NULL, -- delivered once, and taken back
  refunds INTEGER NOT NULL,
  refunds_e4 INTEGER NOT NULL,
  taken_e4 INTEGER NOT NULL,       -- what customers paid or came to owe
  credit_e4 INTEGER NOT NULL,      -- on credit, less what of it was given back
  face_e4 INTEGER NOT NULL,        -- delivered and paid for, less what was taken back
  cost_e4 INTEGER NOT NULL,        -- what the providers took for it
  commission_e4 INTEGER NOT NULL,
  charge_e4 INTEGER NOT NULL,
  loss_e4 INTEGER NOT NULL,        -- delivered after its customer had the money back
  settle_ms INTEGER NOT NULL,      -- from leaving to the first end, of all that ended
  settle_max_ms INTEGER NOT NULL,
  in_10s INTEGER NOT NULL,
  in_1min INTEGER NOT NULL,
  in_10min INTEGER NOT NULL,
  PRIMARY KEY (dimension, business_date, member)
) STRICT, WITHOUT ROWID;

-- What moved an account on a day, by its cause.
CREATE TABLE day_account (
  account_id INTEGER NOT NULL REFERENCES account (id),
  business_date TEXT NOT NULL,
  cause TEXT NOT NULL,
  debit_e4 INTEGER NOT NULL,
  credit_e4 INTEGER NOT NULL,      -- negative, as its entries are
  PRIMARY KEY (account_id, business_date, cause)
) STRICT, WITHOUT ROWID;

-- The same of a month. A day of it that is closed when the month stands here is a part of its own.
CREATE TABLE month_total (
  dimension TEXT NOT NULL,
  month TEXT NOT NULL,             -- YYYY-MM
  part INTEGER NOT NULL,
  member TEXT NOT NULL,
  days INTEGER NOT NULL,           -- on so many of its days it has a total
  sales INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  late INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  reversed INTEGER NOT NULL,
  refunds INTEGER NOT NULL,
  refunds_e4 INTEGER NOT NULL,
  taken_e4 INTEGER NOT NULL,
  credit_e4 INTEGER NOT NULL,
  face_e4 INTEGER NOT NULL,
  cost_e4 INTEGER NOT NULL,
  commission_e4 INTEGER NOT NULL,
  charge_e4 INTEGER NOT NULL,
  loss_e4 INTEGER NOT NULL,
  settle_ms INTEGER NOT NULL,
  settle_max_ms INTEGER NOT NULL,
  in_10s INTEGER NOT NULL,
  in_1min INTEGER NOT NULL,
  in_10min INTEGER NOT NULL,
  PRIMARY KEY (dimension, month, part, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE month_account (
  account_id INTEGER NOT NULL REFERENCES account (id),
  month TEXT NOT NULL,
  part INTEGER NOT NULL,
  cause TEXT NOT NULL,
  debit_e4 INTEGER NOT NULL,
  credit_e4 INTEGER NOT NULL,
  PRIMARY KEY (account_id, month, part, cause)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER day_total_kept BEFORE UPDATE ON day_total
  BEGIN SELECT RAISE(ABORT, 'the total of a closed day is never changed'); END;
CREATE TRIGGER day_total_stays BEFORE DELETE ON day_total
  BEGIN SELECT RAISE(ABORT, 'the total of a closed day is never deleted'); END;
CREATE TRIGGER day_account_kept BEFORE UPDATE ON day_account
  BEGIN SELECT RAISE(ABORT, 'the total of a closed day is never changed'); END;
CREATE TRIGGER day_account_stays BEFORE DELETE ON day_account
  BEGIN SELECT RAISE(ABORT, 'the total of a closed day is never deleted'); END;
CREATE TRIGGER month_total_kept BEFORE UPDATE ON month_total
  BEGIN SELECT RAISE(ABORT, 'the total of a month is never changed'); END;
CREATE TRIGGER month_total_stays BEFORE DELETE ON month_total
  BEGIN SELECT RAISE(ABORT, 'the total of a month is never deleted'); END;
CREATE TRIGGER month_account_kept BEFORE UPDATE ON month_account
  BEGIN SELECT RAISE(ABORT, 'the total of a month is never changed'); END;
CREATE TRIGGER month_account_stays BEFORE DELETE ON month_account
  BEGIN SELECT RAISE(ABORT, 'the total of a month is never deleted'); END;

-- The total of all is written last: with it a day is whole, and nothing is added to it, neither to
-- its totals nor to its bookings.
CREATE TRIGGER day_total_is_whole BEFORE INSERT ON day_total
  WHEN EXISTS (SELECT 1 FROM day_total
    WHERE dimension = 'all' AND business_date = NEW.business_date AND member = '')
  BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
CREATE TRIGGER day_account_is_whole BEFORE INSERT ON day_account
  WHEN EXISTS (SELECT 1 FROM day_total
    WHERE dimension = 'all' AND business_date = NEW.business_date AND member = '')
  BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
CREATE TRIGGER ledger_transaction_of_an_open_day BEFORE INSERT ON ledger_transaction
  WHEN EXISTS (SELECT 1 FROM day_total
    WHERE dimension = 'all' AND business_date = NEW.business_date AND member = '')
  BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
