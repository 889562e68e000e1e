-- Bills are paid by numbers nobody can look up, so what a shop has learned of them is kept: whose
-- numbers they are, which billers a payment was seen to reach, and the tokens of prepaid meters,
-- which their provider tells once.

-- Whoever has a token can use it. They are kept for ever, so that a slip can be printed anew.
CREATE TABLE meter_token (
  sale_seq INTEGER NOT NULL REFERENCES sale (seq),
  place INTEGER NOT NULL CHECK (place > 0),  -- the order in which the meter takes them, from 1
  token TEXT NOT NULL,                       -- 1234-5678-9012-3456-7890
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (sale_seq, place),
  UNIQUE (sale_seq, token)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER meter_token_kept BEFORE UPDATE ON meter_token
  BEGIN SELECT RAISE(ABORT, 'a token is never changed'); END;
CREATE TRIGGER meter_token_stays BEFORE DELETE ON meter_token
  BEGIN SELECT RAISE(ABORT, 'a token is never deleted'); END;

-- A person has seen that a payment to this biller arrived. It holds while its sale is delivered.
CREATE TABLE confirmed_biller (
  sale_seq INTEGER PRIMARY KEY REFERENCES sale (seq),
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER confirmed_biller_kept BEFORE UPDATE ON confirmed_biller
  BEGIN SELECT RAISE(ABORT, 'what a person confirmed is never changed'); END;
CREATE TRIGGER confirmed_biller_stays BEFORE DELETE ON confirmed_biller
  BEGIN SELECT RAISE(ABORT, 'what a person confirmed is never deleted'); END;

-- Whose number at a biller it is, in the shop's own words. A customer may ask to be forgotten.
CREATE TABLE bill_account (
  operator TEXT NOT NULL,
  number TEXT NOT NULL,
  nickname TEXT NOT NULL CHECK (nickname <> ''),
  nickname_alike TEXT NOT NULL,        -- the same for two that only differ in their letters' case
  phone TEXT,
  saved_at_ms INTEGER NOT NULL,
  PRIMARY KEY (operator, number),
  UNIQUE (operator, nickname_alike)
) STRICT, WITHOUT ROWID;

-- The last bill of a biller, for whoever confirms that it arrived.
CREATE INDEX sale_bill ON sale (operator, seq) WHERE kind = 'bill';
