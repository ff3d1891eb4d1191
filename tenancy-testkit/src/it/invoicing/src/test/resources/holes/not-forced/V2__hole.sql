-- object: billing.invoice
-- remedy: alter table billing.invoice force row level security
alter table billing.invoice no force row level security;
