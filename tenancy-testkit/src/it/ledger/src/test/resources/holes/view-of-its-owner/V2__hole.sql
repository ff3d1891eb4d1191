-- object: ledger.total
-- remedy: alter view ledger.total set (security_invoker = true)
create view ledger.total as select sum(amount) from ledger.booking;
grant select on ledger.total to tenancy_app;
