-- What no provider documents becomes recorded fact: the owner's wizard measures it on his own
-- number and keeps what it found with its date and the raw answers. A fact may change a rule by
-- which money moves, so it is only added to: a newer one of the same name takes its place, an
-- older one stays readable, and none is ever changed.

CREATE TABLE certified_fact (
  seq INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  account_mark TEXT NOT NULL,        -- of address and key: another of either voids the fact
  base_url TEXT NOT NULL,            -- as it was measured, for people
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  measure_ms INTEGER CHECK (measure_ms >= 0),   -- where the fact is a duration
  measured_at_ms INTEGER NOT NULL,
  valid_until_ms INTEGER NOT NULL CHECK (valid_until_ms > measured_at_ms),
  evidence TEXT NOT NULL,            -- JSON: the questions, and the answers as they came
  sales TEXT NOT NULL                -- JSON: ids of the sales it was measured on
) STRICT;
CREATE INDEX certified_fact_name ON certified_fact (provider, name, seq);

-- A request of the wizard that is no sale: the same reference a second time, a number nobody has.
-- Its row is on disk before the first byte leaves, as a sale's attempt is; a sale still has one
-- attempt, and one probe of a kind at most.
CREATE TABLE probe (
  seq INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('same-reference', 'bad-number')),
  sale_seq INTEGER REFERENCES sale (seq),       -- whose reference it uses again
  our_reference TEXT NOT NULL,
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 > 0),   -- what it may cost
  at_ms INTEGER NOT NULL,
  request_hash TEXT NOT NULL,        -- SHA-256 of the body, as it was about to leave
  UNIQUE (sale_seq, kind)
) STRICT;

-- What came of it. A probe without one was cut off: nobody knows.
CREATE TABLE probe_outcome (
  probe_seq INTEGER PRIMARY KEY REFERENCES probe (seq),
  at_ms INTEGER NOT NULL,
  class TEXT NOT NULL,               -- how the answer was classified; crash where none came
  http_status INTEGER,
  body TEXT NOT NULL,                -- at most 8 KB, keys cut out
  taken_e4 INTEGER,                  -- from the wallet, beyond our books; null where nobody can say
  transaction_id INTEGER REFERENCES ledger_transaction (id)   -- the loss that was booked for it
) STRICT;

CREATE TRIGGER certified_fact_kept BEFORE UPDATE ON certified_fact
  BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END;
CREATE TRIGGER certified_fact_stays BEFORE DELETE ON certified_fact
  BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;
CREATE TRIGGER probe_kept BEFORE UPDATE ON probe
  BEGIN SELECT RAISE(ABORT, 'a probe is never changed'); END;
CREATE TRIGGER probe_stays BEFORE DELETE ON probe
  BEGIN SELECT RAISE(ABORT, 'a probe is never deleted'); END;
CREATE TRIGGER probe_outcome_kept BEFORE UPDATE ON probe_outcome
  BEGIN SELECT RAISE(ABORT, 'an outcome is never changed'); END;
CREATE TRIGGER probe_outcome_stays BEFORE DELETE ON probe_outcome
  BEGIN SELECT RAISE(ABORT, 'an outcome is never deleted'); END;
