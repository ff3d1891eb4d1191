-- What keeps the tenants of the schema differential apart in PostgreSQL, as the migrations do it for
-- tenancy.task; and what the suite itself needs.
do $$
declare
  protected regclass;
begin
  begin
    create role differential_bypass login bypassrls;
  exception when duplicate_object or unique_violation then
    null; -- roles belong to the server, which has other databases
  end;
  for protected in
    select c.oid from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'differential'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format(
      'create policy tenant_isolation on %s
         using (tenant_id = (select tenancy.current_tenant()))
         with check (tenant_id = (select tenancy.current_tenant()))', protected);
  end loop;
  -- Not superuser's: FORCE says something only to an owner that row security can bind.
  for protected in
    select oid from pg_catalog.pg_class
    where relnamespace = 'differential'::regnamespace and relkind in ('r', 'p', 'v')
  loop
    execute format('alter table %s owner to tenancy_owner', protected);
  end loop;
end
$$;

-- One table takes the tenant of a new row from the scope, when a statement leaves it out.
alter table differential.category alter column tenant_id set default tenancy.current_tenant();

grant usage on schema differential to tenancy_app, differential_bypass, tenancy_owner;
grant usage on schema tenancy to differential_bypass;
grant execute on function tenancy.current_tenant(), tenancy.bind_tenant(uuid) to differential_bypass;
grant select, insert, update, delete on all tables in schema differential
  to tenancy_app, differential_bypass;

-- What one tenant has, and what all the others have, told in two short texts.
create function differential.fingerprint(tenant uuid, out own text, out others text)
  language sql stable security definer
  set search_path = differential, pg_catalog, pg_temp
  as $$
    select md5(coalesce(string_agg(line, e'\n' order by line) filter (where owner = tenant), '')),
      md5(coalesce(string_agg(line, e'\n' order by line) filter (where owner <> tenant), ''))
    from (
      select tenant_id, 'customer' || r::text from customer r
      union all select tenant_id, 'category' || r::text from category r
      union all select tenant_id, 'product' || r::text from product r
      union all select tenant_id, 'purchase' || r::text from purchase r
      union all select tenant_id, 'purchase_line' || r::text from purchase_line r
      union all select tenant_id, 'visit' || r::text from visit r
      union all select tenant, 'country' || r::text from country r
      union all select tenant, 'currency' || r::text from currency r
    ) as everything (owner, line)
  $$;
grant execute on function differential.fingerprint(uuid) to tenancy_app, differential_bypass;
