-- [jooq ignore start]
-- One policy for every command and every role. The sub-select is evaluated once for a statement, so
-- that nothing inside the statement can switch the tenant halfway.
create policy tenant_isolation on tenancy.task
  using (tenant_id = (select tenancy.current_tenant()))
  with check (tenant_id = (select tenancy.current_tenant()));
-- [jooq ignore stop]
