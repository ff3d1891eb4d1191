-- object: billing.invoice
-- remedy: drop all but one of support, tenant_isolation on billing.invoice
create policy support on billing.invoice for select using (true);
