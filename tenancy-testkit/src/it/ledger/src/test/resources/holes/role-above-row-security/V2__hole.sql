-- object: ledger_admin
-- remedy: revoke ledger_admin from tenancy_app
create role ledger_admin bypassrls;
grant usage on schema ledger to ledger_admin;
grant select on all tables in schema ledger to ledger_admin;
grant ledger_admin to tenancy_app;
