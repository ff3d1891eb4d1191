-- object: billing.payment_2027
-- remedy: select tenancy.protect('billing.payment_2027')
create table billing.payment_2027 partition of billing.payment
  for values from ('2027-01-01') to ('2028-01-01');
grant select on billing.payment_2027 to tenancy_app;
