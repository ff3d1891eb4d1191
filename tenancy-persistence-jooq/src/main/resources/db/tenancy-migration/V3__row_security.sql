-- [jooq ignore start]
-- One policy for every command and every role. The sub-select is evaluated once for a statement, when
-- it is first needed: what a statement itself sets after that comes too late, but what it sets before
-- is believed, as is everything that an application sets. So values are always bind parameters.
create policy tenant_isolation on tenancy.task
  using (tenant_id = (select tenancy.current_tenant()))
  with check (tenant_id = (select tenancy.current_tenant()));
-- [jooq ignore stop]
