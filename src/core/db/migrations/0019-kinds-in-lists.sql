-- A shop that sells every kind looks at one of them at a time, and at what its own charge earned.

-- Recharges are most of what is sold: a walk through all sales finds the next of them at once.
CREATE INDEX sale_kind ON sale (kind, seq) WHERE kind <> 'recharge';

-- Today’s totals without touching the rows, the shop’s own charge and the wallet it is sold from
-- among them.
DROP INDEX sale_day;
CREATE INDEX sale_day ON sale (business_date, state, tender, amount_e4, commission_e4,
  provider, wallet, expected_cost_e4, created_at_ms, service_charge_e4);
