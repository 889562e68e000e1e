-- What was sent to a printer, and how far that is known. Paper and a drawer that is open cannot be
-- taken back, and most printers say nothing: so every step is on disk before what it speaks of, a
-- step that nobody saw the end of is unknown, and only a person prints anything a second time.
-- Nothing of this is money or a sale: it names sales, and no sale knows of it.

CREATE TABLE print_job (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- made by the counter when the paper was first wanted
  request_hash TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'shift', 'day', 'statement', 'test')),
  subject TEXT NOT NULL,               -- id of the sale, the shift, the customer; the day; or ''
  sale_state TEXT,                     -- in which the paper tells of it
  sale_version INTEGER,                -- by then: what came since, a refund too, is not on it
  reader TEXT NOT NULL CHECK (reader IN ('customer', 'shop')),
  name TEXT NOT NULL,                  -- of the paper: the kind of a slip, z, x …
  kick INTEGER NOT NULL CHECK (kick IN (0, 1)),  -- the drawer was asked for with it
  asked_at_ms INTEGER NOT NULL,
  -- The newest step, beside the job to be found by: its own trigger keeps them, and nothing else.
  version INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT '',
  seen INTEGER NOT NULL DEFAULT 0,
  CHECK ((kind = 'sale') = (sale_state IS NOT NULL AND sale_version IS NOT NULL))
) STRICT;
CREATE INDEX print_job_of ON print_job (kind, subject, seq);
-- What is under way, and what a person is to look at.
CREATE INDEX print_job_open ON print_job (state, seq) WHERE seen = 0 AND state <> 'printed';

-- What stands on it, as long as it may be printed again: then it is let go, for a customer's number
-- may be on it. Beside the job, so that no step writes a long one anew.
CREATE TABLE print_paper (
  job_seq INTEGER PRIMARY KEY REFERENCES print_job (seq),
  paper TEXT NOT NULL CHECK (json_valid(paper))
) STRICT;

CREATE TABLE print_step (
  job_seq INTEGER NOT NULL REFERENCES print_job (seq),
  version INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'printing', 'printed', 'unknown', 'failed')),
  why TEXT,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),  -- the printer said that it was done
  seen INTEGER NOT NULL CHECK (seen IN (0, 1)),  -- a person has looked, and leaves it as it stands
  -- Of `printing`: which one of its paper it is, null for the first, and whether the drawer opens.
  copy INTEGER CHECK (copy >= 2),
  kicked INTEGER NOT NULL CHECK (kicked IN (0, 1)),
  PRIMARY KEY (job_seq, version),
  CHECK ((state IN ('unknown', 'failed')) = (why IS NOT NULL)),
  CHECK (confirmed = 0 OR state = 'printed'),
  CHECK (seen = 0 OR state IN ('unknown', 'failed')),
  CHECK (state = 'printing' OR (copy IS NULL AND kicked = 0)),
  CHECK (copy IS NULL OR kicked = 0)
) STRICT, WITHOUT ROWID;
-- Whatever becomes of a job, the drawer was opened with it once at most.
CREATE UNIQUE INDEX print_step_kick ON print_step (job_seq) WHERE kicked = 1;

CREATE TRIGGER print_step_follows BEFORE INSERT ON print_step
  WHEN NOT EXISTS (SELECT 1 FROM print_job WHERE seq = NEW.job_seq
    AND NEW.version = version + 1 AND seen = 0 AND CASE state
      WHEN '' THEN NEW.state IN ('queued', 'printing')
      WHEN 'queued' THEN NEW.state IN ('printing', 'failed')
      WHEN 'printing' THEN NEW.state IN ('printed', 'unknown', 'failed')
      WHEN 'printed' THEN 0
      ELSE NEW.state = 'queued' OR (NEW.state = state AND NEW.seen = 1) END)
  BEGIN SELECT RAISE(ABORT, 'no such step of a print'); END;
CREATE TRIGGER print_step_moves AFTER INSERT ON print_step
  BEGIN
    UPDATE print_job SET version = NEW.version, state = NEW.state, seen = NEW.seen
      WHERE seq = NEW.job_seq;
    DELETE FROM print_paper
      WHERE job_seq = NEW.job_seq AND (NEW.state = 'printed' OR NEW.seen = 1);
  END;
CREATE TRIGGER print_step_kept BEFORE UPDATE ON print_step
  BEGIN SELECT RAISE(ABORT, 'a step of a print is never changed'); END;
CREATE TRIGGER print_step_stays BEFORE DELETE ON print_step
  BEGIN SELECT RAISE(ABORT, 'a step of a print is never deleted'); END;
CREATE TRIGGER print_job_kept BEFORE UPDATE OF seq, id, request_hash, kind, subject, sale_state,
  sale_version, reader, name, kick, asked_at_ms ON print_job
  BEGIN SELECT RAISE(ABORT, 'a print is never changed'); END;
CREATE TRIGGER print_job_as_its_steps BEFORE UPDATE ON print_job
  WHEN NOT EXISTS (SELECT 1 FROM print_step WHERE job_seq = NEW.seq AND version = NEW.version
    AND state = NEW.state AND seen = NEW.seen AND NEW.version = OLD.version + 1)
  BEGIN SELECT RAISE(ABORT, 'a print stands where its newest step is'); END;
CREATE TRIGGER print_paper_kept BEFORE UPDATE ON print_paper
  BEGIN SELECT RAISE(ABORT, 'what a print says is never changed'); END;
CREATE TRIGGER print_paper_stays BEFORE DELETE ON print_paper
  WHEN EXISTS (SELECT 1 FROM print_job
    WHERE seq = OLD.job_seq AND state <> 'printed' AND seen = 0)
  BEGIN SELECT RAISE(ABORT, 'what may be printed again is never deleted'); END;
CREATE TRIGGER print_job_stays BEFORE DELETE ON print_job
  BEGIN SELECT RAISE(ABORT, 'a print is never deleted'); END;

-- The drawer opened without a sale, and why: written before it opens.
CREATE TABLE drawer_opening (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,             -- made by the counter when the form opened
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  shift_seq INTEGER REFERENCES shift (seq)  -- whose drawer it was; null where none was open
) STRICT;
-- What became of it. One without an end is unknown: the counter went while it was opened.
CREATE TABLE drawer_opening_end (
  opening_seq INTEGER PRIMARY KEY REFERENCES drawer_opening (seq),
  at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sent', 'unknown', 'failed')),
  why TEXT,
  CHECK ((state = 'sent') = (why IS NULL))
) STRICT;
CREATE INDEX drawer_opening_by_shift ON drawer_opening (shift_seq) WHERE shift_seq IS NOT NULL;
CREATE TRIGGER drawer_opening_kept BEFORE UPDATE ON drawer_opening
  BEGIN SELECT RAISE(ABORT, 'an opening is never changed'); END;
CREATE TRIGGER drawer_opening_stays BEFORE DELETE ON drawer_opening
  BEGIN SELECT RAISE(ABORT, 'an opening is never deleted'); END;
CREATE TRIGGER drawer_opening_end_kept BEFORE UPDATE ON drawer_opening_end
  BEGIN SELECT RAISE(ABORT, 'an opening is never changed'); END;
CREATE TRIGGER drawer_opening_end_stays BEFORE DELETE ON drawer_opening_end
  BEGIN SELECT RAISE(ABORT, 'an opening is never deleted'); END;
