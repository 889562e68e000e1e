-- Books that were put back from an older copy, or taken as they stood, lack the sales between. From
-- this version on a witness beside the file says how far the books went (docs/money.md, section 5),
-- so books of this version without one are never taken for new.

CREATE TABLE restoration (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  last_sale_at_ms INTEGER,           -- of the books as they were put back; null where none was sold
  seen_at_ms INTEGER                 -- a person has looked up what was sold between
) STRICT;
CREATE TRIGGER restoration_kept BEFORE UPDATE OF at_ms, last_sale_at_ms ON restoration
  BEGIN SELECT RAISE(ABORT, 'a restoration is never changed'); END;
CREATE TRIGGER restoration_stays BEFORE DELETE ON restoration
  BEGIN SELECT RAISE(ABORT, 'a restoration is never deleted'); END;
