-- A word nobody knows about a delivered sale: whoever has seen it is not told again, and may still
-- decide by it. It stands until then, or until the provider says again that it was delivered.

ALTER TABLE alarm ADD COLUMN seen_at_ms INTEGER;
