-- object: ledger.account
-- remedy: let account_name of ledger.account lead with tenant_id
alter table ledger.account add constraint account_name unique (name);
