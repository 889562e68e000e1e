-- What a person must see although no sale waits for a decision: an answer about another sale, a
-- word nobody documented, a wallet that moved away from our books, and above all money that was
-- taken for a sale the counter had called failed. And what past sales really took from a wallet.

CREATE TABLE alarm (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('debited-after-failed', 'crossed-answer', 'unknown-word',
    'wallet-moved')),
  sale_seq INTEGER REFERENCES sale (seq),   -- null for a wallet that no sale explains
  provider TEXT NOT NULL,
  wallet TEXT,                              -- null for an answer
  change_e4 INTEGER,                        -- how the provider's figure moved away from ours
  words TEXT NOT NULL,                      -- what was seen
  at_ms INTEGER NOT NULL,
  cleared_at_ms INTEGER,                    -- null while it stands
  cleared_by TEXT CHECK (cleared_by IN ('person', 'explained', 'ended')),
  cleared_words TEXT
) STRICT;
CREATE INDEX alarm_open ON alarm (seq) WHERE cleared_at_ms IS NULL;
CREATE INDEX alarm_sale ON alarm (sale_seq, kind) WHERE cleared_at_ms IS NULL;

CREATE TRIGGER alarm_kept BEFORE UPDATE OF seq, kind, sale_seq, provider, wallet, change_e4, words,
  at_ms ON alarm BEGIN SELECT RAISE(ABORT, 'an alarm is never changed'); END;
CREATE TRIGGER alarm_cleared_once BEFORE UPDATE ON alarm WHEN OLD.cleared_at_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an alarm is cleared once'); END;
CREATE TRIGGER alarm_stays BEFORE DELETE ON alarm
  BEGIN SELECT RAISE(ABORT, 'an alarm is never deleted'); END;

-- The difference between a provider's figure and ours up to which every move was told.
CREATE TABLE wallet_gap (
  provider TEXT NOT NULL,
  wallet TEXT NOT NULL,
  gap_e4 INTEGER NOT NULL,
  transaction_id INTEGER NOT NULL,          -- the newest transaction of the wallet by then
  PRIMARY KEY (provider, wallet)
) STRICT, WITHOUT ROWID;

-- What one delivered sale took from its wallet, where the figures around it show no other.
CREATE TABLE learned_cost (
  sale_seq INTEGER PRIMARY KEY REFERENCES sale (seq),
  provider TEXT NOT NULL,
  operator TEXT NOT NULL,
  kind TEXT NOT NULL,
  face_e4 INTEGER NOT NULL,
  debit_e4 INTEGER NOT NULL CHECK (debit_e4 > 0)
) STRICT;
CREATE INDEX learned_cost_kind ON learned_cost (provider, operator, kind, sale_seq);
CREATE TRIGGER learned_cost_kept BEFORE UPDATE ON learned_cost
  BEGIN SELECT RAISE(ABORT, 'what a sale took is never changed'); END;
CREATE TRIGGER learned_cost_stays BEFORE DELETE ON learned_cost
  BEGIN SELECT RAISE(ABORT, 'what a sale took is never deleted'); END;

-- Success by a person's word is asked about again too where our reference is enough to ask by.
DROP INDEX sale_asked_again;
CREATE INDEX sale_asked_again ON sale (provider, created_at_ms)
  WHERE asked_again < 2 AND state IN ('succeeded', 'failed')
    AND (provider_reference IS NOT NULL OR provider = 'flexiloadbd');
-- A debit that comes late is looked for among what failed in the last days.
CREATE INDEX sale_failed ON sale (provider, wallet, created_at_ms) WHERE state = 'failed';
