-- What a provider lists of our account, laid beside our books. A statement changes no sale and
-- books no money: it is kept as it was read, with what was found of each line, and leads to what
-- people do.

-- How a provider writes its statements: said once, with the headings that it was said of.
CREATE TABLE statement_mapping (
  provider TEXT PRIMARY KEY,
  headings TEXT NOT NULL CHECK (json_valid(headings)),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,                    -- made by the counter when the form opened
  provider TEXT NOT NULL,
  wallet TEXT,                         -- null: of all of them
  name TEXT NOT NULL,                  -- of the file, for people
  imported_at_ms INTEGER NOT NULL,
  from_ms INTEGER NOT NULL,            -- what it speaks of
  to_ms INTEGER NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),       -- how it was read
  left_out TEXT NOT NULL CHECK (json_valid(left_out)),     -- rows a person called no lines
  matched INTEGER NOT NULL,
  different INTEGER NOT NULL,
  missing_here INTEGER NOT NULL,
  missing_there INTEGER NOT NULL       -- all that were found; the first of them are listed
) STRICT;

CREATE TABLE statement_line (
  statement_seq INTEGER NOT NULL REFERENCES statement (seq),
  row INTEGER NOT NULL,                -- of the file, from 1
  kind TEXT NOT NULL,                  -- sale, refund, credit
  at_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,              -- the end of the day where the line tells no time
  number TEXT,
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 > 0),
  charge_e4 INTEGER,
  state TEXT,
  word TEXT NOT NULL,                  -- the provider's own
  reference TEXT,
  own_reference TEXT,
  outcome TEXT NOT NULL,               -- as it was found at the import
  found_by TEXT,
  sale_seq INTEGER REFERENCES sale (seq),
  top_up_id TEXT REFERENCES top_up (id),
  differences TEXT NOT NULL CHECK (json_valid(differences)),
  note TEXT,
  candidates TEXT NOT NULL CHECK (json_valid(candidates)), -- sales it may be of
  PRIMARY KEY (statement_seq, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_line_outcome ON statement_line (statement_seq, outcome, row);

-- Sales of ours in its time that no line is of.
CREATE TABLE statement_missing (
  statement_seq INTEGER NOT NULL REFERENCES statement (seq),
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  PRIMARY KEY (statement_seq, sale_seq)
) STRICT, WITHOUT ROWID;

-- Ten thousand lines are written in pieces, so that no sale waits for them. A statement is there
-- once all of it is: what a power cut left unfinished has no row here, and nobody reads it.
CREATE TABLE statement_whole (
  statement_seq INTEGER PRIMARY KEY REFERENCES statement (seq),
  id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER statement_kept BEFORE UPDATE ON statement
  BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
CREATE TRIGGER statement_stays BEFORE DELETE ON statement
  BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
CREATE TRIGGER statement_line_kept BEFORE UPDATE ON statement_line
  BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
CREATE TRIGGER statement_line_stays BEFORE DELETE ON statement_line
  BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
CREATE TRIGGER statement_missing_kept BEFORE UPDATE ON statement_missing
  BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
CREATE TRIGGER statement_missing_stays BEFORE DELETE ON statement_missing
  BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
CREATE TRIGGER statement_whole_kept BEFORE UPDATE ON statement_whole
  BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
CREATE TRIGGER statement_whole_stays BEFORE DELETE ON statement_whole
  BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
