-- object: ledger.account
-- remedy: drop all but one of anybody, seen, tenant_isolation on ledger.account
create policy anybody on ledger.account for update using (true);
create policy seen on ledger.account for select using (name <> '');
