-- object: billing.address
-- remedy: alter view billing.address set (security_invoker = true)
create view billing.address as select name, email from billing.customer;
grant select on billing.address to tenancy_app;
