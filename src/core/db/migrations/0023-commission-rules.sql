-- What the owner was promised for a sale, by provider, kind, operator or package, and from which
-- day on; and beside each sale what it should earn by that, as it stood when it was sold. A rule is
-- never changed: another line replaces it from its own day on, or ends it.

CREATE TABLE commission_rule (
  seq INTEGER PRIMARY KEY,             -- of one day the later line holds
  id TEXT NOT NULL UNIQUE,             -- made by the counter when the form opened
  provider TEXT NOT NULL,
  kind TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (json_valid(scope)),  -- all, one operator, or one package of a list
  earns TEXT CHECK (json_valid(earns)),           -- null: from then on there is no rule for it
  from_date TEXT NOT NULL,             -- the first business day it holds for
  made_at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER commission_rule_kept BEFORE UPDATE ON commission_rule
  BEGIN SELECT RAISE(ABORT, 'a rule is never changed'); END;
CREATE TRIGGER commission_rule_stays BEFORE DELETE ON commission_rule
  BEGIN SELECT RAISE(ABORT, 'a rule is never deleted'); END;

-- Sales of the time before have no row here: nobody said what they should earn.
CREATE TABLE sale_earning (
  sale_seq INTEGER PRIMARY KEY REFERENCES sale (seq),
  should_e4 INTEGER NOT NULL CHECK (should_e4 >= 0),
  should_by TEXT NOT NULL CHECK (should_by IN ('rule', 'provider', 'learned', 'assumed')),
  rule_seq INTEGER REFERENCES commission_rule (seq),
  -- Its expected cost stands with the sale; who said so stands here.
  will_by TEXT NOT NULL CHECK (will_by IN ('rule', 'provider', 'learned', 'assumed')),
  CHECK ((should_by = 'rule') = (rule_seq IS NOT NULL))
) STRICT;
CREATE TRIGGER sale_earning_kept BEFORE UPDATE ON sale_earning
  BEGIN SELECT RAISE(ABORT, 'what a sale should earn is never changed'); END;
CREATE TRIGGER sale_earning_stays BEFORE DELETE ON sale_earning
  BEGIN SELECT RAISE(ABORT, 'what a sale should earn is never deleted'); END;
