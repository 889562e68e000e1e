-- The shop's books: sales and what happened to them, the ledger, the providers and the settings.
-- A sale's state is the fold of its events and a balance is the sum of its entries; the row of a
-- sale repeats the newest standing so that a screen need not fold. History is only added to:
-- triggers refuse to change or delete what has happened.

CREATE TABLE book (
  key TEXT PRIMARY KEY,   -- db_id, books (practice or real), shop_code, counter, opened:…
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL     -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE provider_account (
  provider TEXT PRIMARY KEY,
  base_url TEXT NOT NULL,
  sealed_key BLOB NOT NULL,          -- by the host's key vault; never in clear
  preference INTEGER NOT NULL,       -- 1 is asked first
  accept_plain_http INTEGER NOT NULL CHECK (accept_plain_http IN (0, 1)),
  saved_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE listed_operator (
  provider TEXT NOT NULL,
  operator TEXT NOT NULL,            -- our code
  provider_code TEXT NOT NULL,       -- the provider's own id, as text
  name TEXT NOT NULL,
  min_e4 INTEGER NOT NULL CHECK (min_e4 >= 0),
  max_e4 INTEGER NOT NULL CHECK (max_e4 >= min_e4),
  -- doubted: the number changed its operator, and is not believed until the owner has looked
  standing TEXT NOT NULL CHECK (standing IN ('listed', 'absent', 'doubted')),
  listed_at_ms INTEGER NOT NULL,
  PRIMARY KEY (provider, operator)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale (
  seq INTEGER PRIMARY KEY,           -- the order the shop made them in; clocks do not touch it
  id TEXT NOT NULL UNIQUE,           -- made by the counter when the form opened
  request_hash TEXT NOT NULL,        -- same id, same words: same sale; other words: refused
  kind TEXT NOT NULL CHECK (kind IN ('recharge')),
  operator TEXT NOT NULL,
  number TEXT NOT NULL,
  line_type TEXT NOT NULL,
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 > 0),
  provider TEXT NOT NULL,
  wallet TEXT NOT NULL,
  our_reference TEXT NOT NULL,
  provider_reference TEXT,
  state TEXT NOT NULL CHECK (state IN ('created', 'cancelled', 'on-wire', 'accepted', 'in-doubt',
    'needs-review', 'succeeded', 'failed', 'reversed', 'late-success')),
  tender TEXT NOT NULL CHECK (tender IN ('unpaid', 'collected', 'refund-due', 'refunded',
    'taken-over')),
  version INTEGER NOT NULL,          -- every step adds one; the compare-and-set of money.md
  expected_cost_e4 INTEGER NOT NULL,
  charged_e4 INTEGER,                -- what the provider says it took
  commission_e4 INTEGER,             -- as it was earned, with success
  failure_word TEXT,                 -- "failed" heard once, not yet confirmed
  failure_boot TEXT,                 -- the run that heard it, and its monotonic moment
  failure_mono_ms INTEGER,
  reason_code TEXT,
  reason_words TEXT,
  created_at_ms INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,       -- Dhaka, fixed when the sale was made
  retry_of TEXT,
  UNIQUE (provider, our_reference)
) STRICT;

CREATE UNIQUE INDEX sale_provider_reference ON sale (provider, provider_reference)
  WHERE provider_reference IS NOT NULL;
CREATE INDEX sale_state ON sale (state, seq);
CREATE INDEX sale_number ON sale (number, seq);
-- Failed by proof alone, and asked about for three days more; the other failures of years are not.
CREATE INDEX sale_watched ON sale (created_at_ms)
  WHERE state = 'failed' AND reason_code = 'not-executed';
CREATE INDEX sale_retry ON sale (retry_of) WHERE retry_of IS NOT NULL;
-- A customer reads out the last digits; a scan of a year's sales would be felt.
CREATE INDEX sale_ending ON sale (substr(number, -4), seq);
-- Today's totals without touching the rows.
CREATE INDEX sale_day ON sale (business_date, state, tender, amount_e4, commission_e4,
  provider, expected_cost_e4, created_at_ms);

CREATE TABLE attempt (
  sale_seq INTEGER PRIMARY KEY REFERENCES sale (seq),  -- one attempt with bytes a sale, ever
  at_ms INTEGER NOT NULL,
  mono_ms INTEGER NOT NULL,
  boot TEXT NOT NULL,                -- monotonic moments compare within one run only
  request_hash TEXT NOT NULL,        -- SHA-256 of the request's body, as it was about to leave
  wallet_before_e4 INTEGER           -- what the provider last said of the wallet; null if never
) STRICT;

CREATE TABLE sale_event (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  version INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  from_state TEXT,                   -- null for the first
  to_state TEXT NOT NULL,
  tender TEXT NOT NULL,
  cause TEXT NOT NULL,               -- who moved it: cashier, dispatch, settlement, restart, person
  step TEXT NOT NULL,                -- JSON of the step; the state is the fold of these
  words TEXT NOT NULL,               -- the provider's or a person's own
  PRIMARY KEY (sale_seq, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
  seq INTEGER PRIMARY KEY,
  sale_seq INTEGER REFERENCES sale (seq),
  provider TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('create', 'status', 'balance', 'person', 'open')),
  class TEXT NOT NULL,
  http_status INTEGER,
  elapsed_ms INTEGER,
  body TEXT NOT NULL,                -- at most 8 KB, keys cut out
  balance_e4 INTEGER                 -- the sale's wallet, for a balance answer
) STRICT;
CREATE INDEX observation_sale ON observation (sale_seq, seq) WHERE sale_seq IS NOT NULL;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE ledger_transaction (
  id INTEGER PRIMARY KEY,
  sale_seq INTEGER REFERENCES sale (seq),
  cause TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_transaction_sale ON ledger_transaction (sale_seq) WHERE sale_seq IS NOT NULL;

CREATE TABLE entry (
  transaction_id INTEGER NOT NULL REFERENCES ledger_transaction (id),
  line INTEGER NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account (id),
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 <> 0),   -- debit positive, credit negative
  PRIMARY KEY (transaction_id, line)
) STRICT, WITHOUT ROWID;
-- A balance is the sum of this index; a reader that knows an older sum adds only what came since.
CREATE INDEX entry_account ON entry (account_id, transaction_id, amount_e4);

CREATE TRIGGER entry_kept BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER ledger_transaction_kept BEFORE UPDATE ON ledger_transaction
  BEGIN SELECT RAISE(ABORT, 'a transaction is never changed'); END;
CREATE TRIGGER ledger_transaction_stays BEFORE DELETE ON ledger_transaction
  BEGIN SELECT RAISE(ABORT, 'a transaction is never deleted'); END;
CREATE TRIGGER sale_event_kept BEFORE UPDATE ON sale_event
  BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER sale_event_stays BEFORE DELETE ON sale_event
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER observation_kept BEFORE UPDATE ON observation
  BEGIN SELECT RAISE(ABORT, 'an observation is never changed'); END;
CREATE TRIGGER observation_stays BEFORE DELETE ON observation
  BEGIN SELECT RAISE(ABORT, 'an observation is never deleted'); END;
CREATE TRIGGER attempt_kept BEFORE UPDATE ON attempt
  BEGIN SELECT RAISE(ABORT, 'an attempt is never changed'); END;
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
  BEGIN SELECT RAISE(ABORT, 'an attempt is never deleted'); END;
CREATE TRIGGER sale_stays BEFORE DELETE ON sale
  BEGIN SELECT RAISE(ABORT, 'a sale is never deleted'); END;
CREATE TRIGGER sale_words_kept BEFORE UPDATE OF id, request_hash, kind, operator, number, line_type,
  amount_e4, provider, wallet, our_reference, created_at_ms, business_date, retry_of ON sale
  BEGIN SELECT RAISE(ABORT, 'the words of a sale are never changed'); END;
