-- object: ledger.account
-- remedy: alter table ledger.account force row level security
alter table ledger.account no force row level security;
