-- [jooq ignore start]
-- The scope of a transaction is one setting, and these two functions are the only ones to touch it.

-- Stable and never immutable: a plan that has the tenant folded into it would serve the next one.
create function tenancy.current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('tenancy.tenant_id', true), '')::uuid;

comment on function tenancy.current_tenant() is
  'The tenant that this transaction is bound to; null, and so no rows, when it is bound to none.';

-- set local, and not set_config(..., true): only the statement reaches the workers of a Citus cluster.
create function tenancy.bind_tenant(tenant uuid) returns void
  language plpgsql
  as $$
begin
  if tenant is null then
    raise exception 'cannot bind no tenant' using errcode = 'null_value_not_allowed';
  end if;
  if coalesce(nullif(pg_catalog.current_setting('tenancy.tenant_id', true), '')::uuid, tenant)
      <> tenant then
    raise exception 'this transaction is bound to another tenant already'
      using errcode = 'invalid_transaction_state';
  end if;
  execute pg_catalog.format('set local tenancy.tenant_id = %L', tenant);
end
$$;

comment on function tenancy.bind_tenant(uuid) is
  'Binds this transaction to a tenant until it ends. There is no changing it before that.';

-- The data plane may look one tenant up, and has no way to ask for more than one.
create function tenancy.tenant_by_id(wanted uuid) returns setof tenancy.tenant
  language sql stable security definer rows 1
  set search_path = pg_catalog, pg_temp
  begin atomic
    select t.* from tenancy.tenant t where t.id = wanted;
  end;

create function tenancy.tenant_by_slug(wanted text) returns setof tenancy.tenant
  language sql stable security definer rows 1
  set search_path = pg_catalog, pg_temp
  begin atomic
    select t.* from tenancy.tenant t where t.slug = wanted;
  end;

revoke all on all functions in schema tenancy from public;
alter default privileges for role tenancy_owner revoke execute on functions from public;

grant usage on schema tenancy to tenancy_app, tenancy_control;
grant select on tenancy.flyway_schema_history to tenancy_app, tenancy_control;
grant execute on function tenancy.current_tenant(), tenancy.bind_tenant(uuid)
  to tenancy_app, tenancy_control;

grant execute on function tenancy.tenant_by_id(uuid), tenancy.tenant_by_slug(text) to tenancy_app;
grant select, insert, delete on tenancy.task to tenancy_app;
-- Not tenant_id, id or created_at: a task never moves to another tenant, and never changes its name.
grant update (description, completed_at, version) on tenancy.task to tenancy_app;

grant select, insert, update, delete on tenancy.tenant to tenancy_control;
-- Enough to erase and to count, not enough to read.
grant select (tenant_id), delete on tenancy.task to tenancy_control;
-- [jooq ignore stop]
