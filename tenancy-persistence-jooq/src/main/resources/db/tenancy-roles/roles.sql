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
  stranger text;
begin
  -- Whoever runs this may be a superuser: nothing that somebody has put into another schema must be
  -- taken for PostgreSQL's own.
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
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

  -- Somebody who may create schemas could have been here first, and left a trigger or a function for
  -- whoever migrates to run.
  select coalesce(min(pg_get_userbyid(owner)), '') into stranger from (
    select nspowner as owner from pg_namespace where nspname = 'tenancy'
    union all
    select relowner from pg_class where relnamespace = to_regnamespace('tenancy')
    union all
    select proowner from pg_proc where pronamespace = to_regnamespace('tenancy')
  ) as everything where owner <> 'tenancy_owner'::regrole;
  if stranger <> '' then
    raise exception 'the schema tenancy, or something in it, belongs to % and not to tenancy_owner',
      stranger;
  end if;

  -- Whoever migrates becomes the owner for it.
  begin
    set local role tenancy_owner;
    reset role;
  exception when insufficient_privilege then
    execute format('grant tenancy_owner to %I', current_user);
  end;
  if not has_database_privilege('tenancy_owner', current_database(), 'create') then
    execute format('grant create on database %I to tenancy_owner', current_database());
  end if;
end
$$;
