-- Through a provider without https anyone on the way can read what is sold, and the key. Its owner
-- may use it all the same and keep what goes there small. Apart from the account itself: a cap is
-- changed without the account being entered anew, and outlives a change of key or address.

CREATE TABLE provider_cap (
  provider TEXT PRIMARY KEY,
  plain_http_most_e4 INTEGER CHECK (plain_http_most_e4 > 0),   -- null: as much as elsewhere
  seen_at_ms INTEGER NOT NULL                                  -- when the owner last said so
) STRICT, WITHOUT ROWID;
