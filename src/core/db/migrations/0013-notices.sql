-- A provider may tell that something became of a sale. Its notice is unsigned, so it is a hint to
-- ask and no answer. It is kept so that the same one asks nothing a second time, and so that one
-- that came before its sale was answered is not forgotten when the power goes.

CREATE TABLE notice (
  seq INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  event TEXT NOT NULL,                     -- as it was written: nothing is decided by it
  provider_reference TEXT NOT NULL,        -- the id it names
  our_reference TEXT NOT NULL,             -- empty where it names none
  told TEXT NOT NULL,                      -- its time as it was written, in nobody knows which zone
  sale_seq INTEGER REFERENCES sale (seq),  -- null where it is about no sale of these books
  at_ms INTEGER NOT NULL,
  asked_at_ms INTEGER,                     -- null while nobody was asked because of it
  UNIQUE (provider, event, provider_reference, our_reference, told)
) STRICT;
CREATE INDEX notice_sale ON notice (sale_seq) WHERE sale_seq IS NOT NULL;
CREATE INDEX notice_waiting ON notice (sale_seq, seq)
  WHERE sale_seq IS NOT NULL AND asked_at_ms IS NULL;
CREATE INDEX notice_foreign ON notice (seq) WHERE sale_seq IS NULL;

CREATE TRIGGER notice_kept BEFORE UPDATE OF seq, provider, event, provider_reference, our_reference,
  told, sale_seq, at_ms ON notice BEGIN SELECT RAISE(ABORT, 'a notice is never changed'); END;
CREATE TRIGGER notice_asked_once BEFORE UPDATE ON notice WHEN OLD.asked_at_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a notice is asked about once'); END;
-- What is about nobody's sale here is kept for a while, and there may be very much of it.
CREATE TRIGGER notice_stays BEFORE DELETE ON notice WHEN OLD.sale_seq IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a notice of a sale is never deleted'); END;
