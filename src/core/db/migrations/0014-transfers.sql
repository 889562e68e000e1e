-- What was sent to one wallet of mobile money in a day and a month is laid beside what the law lets
-- it take, at every read-back. At Rocket one wallet is written with a twelfth digit or without it.

CREATE INDEX sale_sent_to ON sale (operator, substr(number, 1, 11), business_date, state, amount_e4)
  WHERE kind = 'transfer';
