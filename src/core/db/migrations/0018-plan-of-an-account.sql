-- alsamiflexi counts every call of an account against the plan its owner pays for, and no answer
-- need say which that is: the owner does.

-- Calls a minute; null where none was named, and then the smallest plan's hold.
ALTER TABLE provider_account ADD COLUMN per_minute INTEGER
  CHECK (per_minute IS NULL OR per_minute BETWEEN 10 AND 1000);
