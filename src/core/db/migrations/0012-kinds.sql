-- A sale may be of any kind that a provider sells. What only its kind has, such as a package or the
-- month of a bill, is agreed on before it is sent and is never changed.

DROP TRIGGER sale_words_kept;
-- Which kinds there are is known where they are read: every new one would rebuild the table.
ALTER TABLE sale ADD COLUMN sold_as TEXT NOT NULL DEFAULT 'recharge' CHECK (sold_as <> '');
ALTER TABLE sale DROP COLUMN kind;
ALTER TABLE sale RENAME COLUMN sold_as TO kind;
ALTER TABLE sale ALTER COLUMN line_type DROP NOT NULL;    -- only a recharge has a line
ALTER TABLE sale ADD COLUMN terms TEXT CHECK (terms IS NULL OR json_valid(terms));
-- The shop's own, on top of the amount; what its customer pays is the two together.
ALTER TABLE sale ADD COLUMN service_charge_e4 INTEGER NOT NULL DEFAULT 0
  CHECK (service_charge_e4 >= 0);

CREATE TRIGGER sale_words_kept BEFORE UPDATE OF id, request_hash, kind, operator, number, line_type,
  terms, amount_e4, service_charge_e4, provider, wallet, our_reference, created_at_ms,
  business_date, retry_of ON sale
  BEGIN SELECT RAISE(ABORT, 'the words of a sale are never changed'); END;

-- The packages of a provider, as its lists last named them. One that is gone stays, and says so.
CREATE TABLE listed_package (
  provider TEXT NOT NULL,
  operator TEXT NOT NULL,
  package_id INTEGER NOT NULL,         -- the provider's own
  sort TEXT NOT NULL,                  -- data, combo, minutes, rate, drive
  name TEXT NOT NULL,
  price_e4 INTEGER NOT NULL CHECK (price_e4 > 0),
  commission_e4 INTEGER NOT NULL CHECK (commission_e4 BETWEEN 0 AND price_e4),
  tag TEXT,
  place INTEGER NOT NULL,              -- in the order of the provider's list
  is_listed INTEGER NOT NULL CHECK (is_listed IN (0, 1)),
  PRIMARY KEY (provider, operator, package_id)
) STRICT, WITHOUT ROWID;

-- When each list was read last: it is shown with its age, and a price of it holds for a while.
CREATE TABLE package_list (
  provider TEXT NOT NULL,
  operator TEXT NOT NULL,
  is_drive INTEGER NOT NULL CHECK (is_drive IN (0, 1)),
  read_at_ms INTEGER NOT NULL,
  PRIMARY KEY (provider, operator, is_drive)
) STRICT, WITHOUT ROWID;

-- What came, went or changed its price from one list to the next.
CREATE TABLE package_change (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  provider TEXT NOT NULL,
  operator TEXT NOT NULL,
  package_id INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('added', 'withdrawn', 'repriced', 'altered')),
  name TEXT NOT NULL,
  was_e4 INTEGER,                      -- its price before; null for a new one
  is_e4 INTEGER                        -- its price now; null for one that is gone
) STRICT;
CREATE TRIGGER package_change_kept BEFORE UPDATE ON package_change
  BEGIN SELECT RAISE(ABORT, 'what changed in a list is never changed'); END;
CREATE TRIGGER package_change_stays BEFORE DELETE ON package_change
  BEGIN SELECT RAISE(ABORT, 'what changed in a list is never deleted'); END;
