-- The wallet is looked at for two minutes after a probe was answered, and a counter that closes
-- meanwhile is not to forget what it heard: the answer is written when it is there, what it cost
-- once that is known.

CREATE TABLE probe_answer (
  probe_seq INTEGER PRIMARY KEY REFERENCES probe (seq),
  at_ms INTEGER NOT NULL,
  class TEXT NOT NULL,               -- how it was classified
  http_status INTEGER,
  body TEXT NOT NULL                 -- at most 8 KB, keys cut out
) STRICT;
CREATE TRIGGER probe_answer_kept BEFORE UPDATE ON probe_answer
  BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END;
CREATE TRIGGER probe_answer_stays BEFORE DELETE ON probe_answer
  BEGIN SELECT RAISE(ABORT, 'an answer is never deleted'); END;
