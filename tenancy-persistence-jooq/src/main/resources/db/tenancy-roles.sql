-- The three roles, which belong to the server and not to one database. Safe to run again, and in
-- several databases of one server at once. A server where these roles exist already needs no right
-- to create any: log in as tenancy_owner and migrate.
--
--   tenancy_owner    owns every object; migrates; serves nothing
--   tenancy_app      the data plane: reads and writes the rows of the tenant that is bound
--   tenancy_control  the control plane: manages tenants; reads none of their rows
--
-- Neither of the last two is an owner, a superuser, BYPASSRLS, or a member of such a role. They may
-- log in, but until somebody gives them a password only a server that trusts its callers lets them.
do $$
declare
  wanted text;
begin
  perform pg_advisory_xact_lock(hashtext('tenancy-roles'));
  foreach wanted in array array['tenancy_owner', 'tenancy_app', 'tenancy_control'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      begin
        execute format(
          'create role %I %s', wanted, case wanted when 'tenancy_owner' then 'nologin' else 'login' end);
      exception when duplicate_object or unique_violation then
        null; -- a migration of another database of this server was quicker
      end;
    end if;
  end loop;

  -- Whoever migrates becomes the owner for it.
  if current_user <> 'tenancy_owner'
      and not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    execute format('grant tenancy_owner to %I', current_user);
  end if;
  if not has_database_privilege('tenancy_owner', current_database(), 'create') then
    execute format('grant create on database %I to tenancy_owner', current_database());
  end if;
end
$$;
