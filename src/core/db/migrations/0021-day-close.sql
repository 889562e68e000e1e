-- A day of trade is closed once, in order, and never changes afterwards: its report stands as it
-- was, chained to the one before, and nothing is booked on it any more.

CREATE TABLE day_close (
  number INTEGER PRIMARY KEY CHECK (number > 0),   -- 1, 2, 3 …: the Z number on the slip
  business_date TEXT NOT NULL UNIQUE,
  closed_at_ms INTEGER NOT NULL,
  closed_by TEXT NOT NULL CHECK (closed_by <> ''),
  last_transaction INTEGER NOT NULL,               -- the newest of the books by then
  report TEXT NOT NULL CHECK (json_valid(report)), -- canonical: its keys in order, no spaces
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),  -- noughts before the first
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)  -- SHA-256 of that hash and the report
) STRICT;

CREATE TRIGGER day_close_kept BEFORE UPDATE ON day_close
  BEGIN SELECT RAISE(ABORT, 'a closed day is never changed'); END;
CREATE TRIGGER day_close_stays BEFORE DELETE ON day_close
  BEGIN SELECT RAISE(ABORT, 'a closed day is never deleted'); END;
CREATE TRIGGER day_close_in_order BEFORE INSERT ON day_close
  WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM day_close)
    OR NEW.business_date <= (SELECT max(business_date) FROM day_close)
    OR NEW.previous_hash <> coalesce(
      (SELECT hash FROM day_close ORDER BY number DESC LIMIT 1), printf('%064d', 0))
  BEGIN SELECT RAISE(ABORT, 'days are closed in order, each once'); END;
CREATE TRIGGER day_close_counted BEFORE INSERT ON day_close
  WHEN EXISTS (SELECT 1 FROM open_shift WHERE business_date <= NEW.business_date)
  BEGIN SELECT RAISE(ABORT, 'a shift of the day is open'); END;

-- Nothing is sold or booked on a day that is over, whatever a clock says.
CREATE TRIGGER ledger_transaction_of_open_day BEFORE INSERT ON ledger_transaction
  WHEN NEW.business_date <= (SELECT max(business_date) FROM day_close)
  BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
CREATE TRIGGER sale_of_open_day BEFORE INSERT ON sale
  WHEN NEW.business_date <= (SELECT max(business_date) FROM day_close)
  BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
CREATE TRIGGER shift_of_open_day BEFORE INSERT ON shift
  WHEN NEW.business_date <= (SELECT max(business_date) FROM day_close)
  BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;

-- A day on which a shift was opened and nothing else happened is found without walking the shifts.
CREATE INDEX shift_day ON shift (business_date);
