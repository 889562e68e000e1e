-- A pack is sold at the price of a list and asked for by its number alone: what the provider took
-- may be another price. Those are listed apart, and there are few of them in years of sales.

CREATE INDEX sale_other_price ON sale (seq)
  WHERE charged_e4 <> expected_cost_e4 AND kind IN ('package', 'drive');
