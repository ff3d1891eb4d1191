-- object: ledger.booking_2027
-- remedy: select tenancy.protect('ledger.booking_2027')
create table ledger.booking_2027 partition of ledger.booking
  for values from ('2027-01-01') to ('2028-01-01');
grant select on ledger.booking_2027 to tenancy_app;
