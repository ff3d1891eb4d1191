-- [jooq ignore start]
-- One line of a migration puts a table of the application around us behind row security:
-- select tenancy.protect('billing.invoice'). These functions run with the caller's own rights and a
-- fixed search_path: they can do nothing that their caller could not do by hand, and run nothing that
-- somebody has put into another schema.

-- What would leak in a single table. Whoever owns the table mends it; the remedy says how.
create function tenancy.flaws(owned regclass, discriminator name default 'tenant_id')
  returns table (state text, flaw text, remedy text)
  language sql stable
  set search_path = pg_catalog, pg_temp
  as $$
with relation as (
  select c.oid, c.relkind, c.relpersistence, a.attnum, a.atttypid, a.attgenerated,
    a.attnotnull and not exists (
      select from pg_constraint n
      where n.conrelid = c.oid and n.contype = 'n' and n.conkey = array[a.attnum]
        and not n.convalidated) as filled
  from pg_class c
  left join pg_attribute a on a.attrelid = c.oid and a.attname = discriminator and a.attnum > 0
  where c.oid = owned
), owned_table as (
  select * from relation where relkind in ('r', 'p') and relpersistence <> 't'
), owned_key as (
  -- Inherited keys are those of the partitioned table, and mended there.
  select i.indexrelid, i.indkey, i.indnkeyatts, k.conname, k.contype,
    (select string_agg(quote_ident(a.attname), ', ' order by n.place)
     from unnest(k.conkey) with ordinality as n (attnum, place)
     join pg_attribute a on a.attrelid = t.oid and a.attnum = n.attnum
     where a.attname <> discriminator) as others
  from owned_table t
  join pg_index i on i.indrelid = t.oid
  join pg_class x on x.oid = i.indexrelid and not x.relispartition
  left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = t.oid
    and k.contype in ('p', 'u', 'x')
  where i.indisunique and coalesce(k.contype, 'u') <> 'x' and i.indkey[0] <> t.attnum
), reference as (
  select f.*, t.attnum, p.attnum as parent_attnum,
    (select string_agg(quote_ident(a.attname), ', ' order by n.place)
     from unnest(f.conkey) with ordinality as n (attnum, place)
     join pg_attribute a on a.attrelid = f.conrelid and a.attnum = n.attnum
     where a.attname <> discriminator) as others,
    (select string_agg(quote_ident(a.attname), ', ' order by n.place)
     from unnest(f.confkey) with ordinality as n (attnum, place)
     join pg_attribute a on a.attrelid = f.confrelid and a.attnum = n.attnum
     where a.attname <> discriminator) as parent_others
  from owned_table t
  join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and f.conparentid = 0
  left join pg_attribute p
    on p.attrelid = f.confrelid and p.attname = discriminator and p.attnum > 0
)
select '42809', format('%s is %s: row security is for tables', owned, case relkind
    when 'v' then 'a view' when 'm' then 'a materialized view'
    when 'f' then 'a foreign table' when 'r' then 'a temporary table'
    when 'p' then 'a temporary table' else 'no table' end),
  case relkind
    when 'v' then format(
      'Protect the tables below it, and: alter view %s set (security_invoker = true);', owned)
    when 'm' then format(
      'It keeps the rows of every tenant: revoke all on table %s from public, tenancy_app;', owned)
    when 'f' then 'Protect the table that it stands for, where that is.'
    else 'Make it an ordinary or a partitioned table.' end
  from relation where relkind not in ('r', 'p') or relpersistence = 't'
union all
select '42703', format('%s has no column %I', owned, discriminator),
  format('alter table %s add column %I uuid not null;', owned, discriminator)
  from owned_table where attnum is null
union all
select '42804', format('column %I of %s is %s, and must be uuid', discriminator, owned,
    format_type(atttypid, null)),
  format('alter table %s alter column %I type uuid using %2$I::text::uuid;', owned, discriminator)
  from owned_table where atttypid <> 'uuid'::regtype
union all
select '42P16', format('column %I of %s may be null', discriminator, owned),
  format('alter table %s alter column %I set not null;', owned, discriminator)
  from owned_table where attnum is not null and not filled
union all
select '42P16', format('column %I of %s is generated, and must be stored as it is given',
    discriminator, owned),
  format('alter table %s alter column %I drop expression;', owned, discriminator)
  from owned_table where attgenerated <> ''
union all
select '42P16', format('%s %I of %s does not lead with %I',
    case contype when 'p' then 'primary key' else 'unique constraint' end, conname, owned,
    discriminator),
  format('alter table %s drop constraint %I, add constraint %2$I %s (%I, %s);', owned, conname,
    case contype when 'p' then 'primary key' else 'unique' end, discriminator, others)
  from owned_key where conname is not null
union all
select '42P16', format('unique index %s of %s does not lead with %I', indexrelid::regclass, owned,
    discriminator),
  format('drop index %s; %s;', indexrelid::regclass, regexp_replace(pg_get_indexdef(indexrelid),
    '( USING \w+ \()', format('\1%I, ', discriminator)))
  from owned_key where conname is null
union all
select '42P16', format('exclusion constraint %I of %s compares rows of different tenants',
    k.conname, owned),
  format('alter table %s drop constraint %I, add constraint %2$I %s;', owned, k.conname,
    regexp_replace(pg_get_constraintdef(k.oid), '^(EXCLUDE USING \w+ \()',
      format('\1%I WITH =, ', discriminator)))
  from owned_table t join pg_constraint k on k.conrelid = t.oid
  where k.contype = 'x' and k.conparentid = 0 and not exists (
    select from unnest(k.conkey, k.conexclop) as n (attnum, op)
    where n.attnum = t.attnum and n.op = '=(uuid,uuid)'::regoperator)
union all
select '42830', format('foreign key %I of %s does not lead with %I, and so takes parents of any '
      'tenant', conname, owned, discriminator),
  format('alter table %s drop constraint %I, add constraint %2$I foreign key (%I, %s) '
      'references %s (%3$I, %6$s)%7$s;',
    owned, conname, discriminator, others, confrelid::regclass, parent_others,
    substring(pg_get_constraintdef(oid) from '( (?:ON UPDATE|ON DELETE|DEFERRABLE) .*)$'))
  from reference
  where parent_attnum is not null and (conkey[1], confkey[1]) <> (attnum, parent_attnum)
union all
select '42830', format('foreign key %I of %s would change %I by itself', conname, owned,
    discriminator),
  format('alter table %s drop constraint %I, add constraint %2$I %s;', owned, conname,
    regexp_replace(regexp_replace(pg_get_constraintdef(oid), ' ON UPDATE SET (NULL|DEFAULT)', ''),
      ' ON DELETE SET (NULL|DEFAULT)( \([^)]*\))?',
      case when others is null then '' else format(' ON DELETE SET \1 (%s)', others) end))
  from reference
  where attnum = any (conkey) and (confupdtype in ('n', 'd')
    or confdeltype in ('n', 'd') and attnum = any (coalesce(confdelsetcols, conkey)))
union all
select '42P17', format('policy %I of %s lets more through', p.polname, owned),
  format('drop policy %I on %s;', p.polname, owned)
  from owned_table t join pg_policy p on p.polrelid = t.oid
  where p.polpermissive and p.polname <> 'tenant_isolation'
$$;

comment on function tenancy.flaws(regclass, name) is
  'What tenancy.protect would refuse in this table alone, each with the SQL that mends it.';

create function tenancy.protect(
    owned regclass,
    serving name[] default '{tenancy_app}',
    discriminator name default 'tenant_id')
  returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
declare
  member regclass;
  members regclass[];
  found record;
  role_name name;
  home regnamespace := (select relnamespace from pg_class where oid = owned);
  condition text := format('%I = (select tenancy.current_tenant())', discriminator);
  -- The same as PostgreSQL writes it.
  stored text := format('(%I = ( SELECT tenancy.current_tenant() AS current_tenant))', discriminator);
begin
  if owned is null or serving is null or discriminator is null then
    raise exception 'cannot protect no table' using errcode = 'null_value_not_allowed';
  end if;
  -- The table, its partitions and whatever else inherits from it: each can be asked directly.
  with recursive tree as (
    select c.oid, 0 as depth from pg_class c where c.oid = owned
    union all
    select i.inhrelid, tree.depth + 1 from pg_inherits i join tree on i.inhparent = tree.oid
  ) select array_agg(oid order by depth, oid) into members from tree;
  foreach member in array members loop
    if not (select pg_has_role(relowner, 'usage') from pg_class where oid = member) then
      raise exception 'must be owner of table %', member
        using errcode = 'insufficient_privilege', hint = 'Run the migration as its owner.';
    end if;
    if (select relkind in ('r', 'p') from pg_class where oid = member) then
      execute format('lock table only %s in share row exclusive mode', member);
    end if;
  end loop;
  foreach member in array members loop
    for found in select * from tenancy.flaws(member, discriminator) loop
      raise exception '%', found.flaw using errcode = found.state, hint = found.remedy;
    end loop;
  end loop;
  foreach role_name in array serving loop
    if not exists (select from pg_roles where rolname = role_name) then
      raise exception 'role % does not exist', quote_ident(role_name)
        using errcode = 'undefined_object', hint = format('create role %I login;', role_name);
    end if;
    if (select rolsuper or rolbypassrls from pg_roles where rolname = role_name) then
      raise exception 'role % is not bound by row security', quote_ident(role_name)
        using errcode = 'invalid_grant_operation',
          hint = format('alter role %I nosuperuser nobypassrls;', role_name);
    end if;
    if (select pg_has_role(role_name, relowner, 'member') from pg_class where oid = owned) then
      raise exception 'role % is owner of %, and could take row security away',
          quote_ident(role_name), owned
        using errcode = 'invalid_grant_operation',
          hint = 'Let one role own the tables, and another one serve.';
    end if;
    if not has_schema_privilege(role_name, 'tenancy', 'usage')
        or not has_function_privilege(role_name, 'tenancy.current_tenant()', 'execute')
        or not has_function_privilege(role_name, 'tenancy.bind_tenant(uuid)', 'execute') then
      raise exception 'role % may not bind a tenant', quote_ident(role_name)
        using errcode = 'insufficient_privilege', hint = format('As tenancy_owner: '
          'grant usage on schema tenancy to %1$I; '
          'grant execute on function tenancy.current_tenant, tenancy.bind_tenant to %1$I;', role_name);
    end if;
  end loop;
  foreach member in array members loop
    if not (select relrowsecurity and relforcerowsecurity from pg_class where oid = member) then
      execute format(
        'alter table only %s enable row level security, force row level security', member);
    end if;
    if not exists (
        select from pg_policy where polrelid = member and polname = 'tenant_isolation'
          and polpermissive and polcmd = '*' and polroles = '{0}'
          and pg_get_expr(polqual, polrelid) = stored
          and pg_get_expr(polwithcheck, polrelid) = stored) then
      if exists (
          select from pg_policy where polrelid = member and polname = 'tenant_isolation') then
        execute format('drop policy tenant_isolation on %s', member);
      end if;
      execute format('create policy tenant_isolation on %s using (%s) with check (%2$s)', member,
        condition);
    end if;
    if not exists (
        select from pg_attrdef d
        join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where d.adrelid = member and a.attname = discriminator
          and pg_get_expr(d.adbin, d.adrelid) = 'tenancy.current_tenant()') then
      execute format('alter table only %s alter column %I set default tenancy.current_tenant()',
        member, discriminator);
    end if;
  end loop;
  -- Rows are reached through the table, so its partitions need no grants. Who has been granted
  -- something on purpose, be it a single column, is given nothing more.
  if (select relispartition from pg_class where oid = owned) then
    return;
  end if;
  foreach role_name in array serving loop
    if not has_schema_privilege(role_name, home, 'usage') then
      execute format('grant usage on schema %s to %I', home, role_name);
    end if;
    if not exists (
        select from pg_class c, aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
        where c.oid = owned and r.rolname = role_name
        union all
        select from pg_attribute a, aclexplode(a.attacl) x join pg_roles r on r.oid = x.grantee
        where a.attrelid = owned and r.rolname = role_name) then
      execute format('grant select, insert, update, delete on table %s to %I', owned, role_name);
    end if;
  end loop;
end
$$;

comment on function tenancy.protect(regclass, name[], name) is
  'Puts a table and its partitions behind row security, and lets the roles that serve use it.';

create function tenancy.unprotect(owned regclass) returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
declare
  member regclass;
  readers text;
begin
  if not pg_has_role('tenancy_owner', 'usage') then
    raise exception 'must have the role tenancy_owner to take the protection of % away', owned
      using errcode = 'insufficient_privilege', hint = 'Ask whoever owns the schema tenancy.';
  end if;
  for member in
      with recursive tree as (
        select c.oid, 0 as depth from pg_class c where c.oid = owned
        union all
        select i.inhrelid, tree.depth + 1 from pg_inherits i join tree on i.inhparent = tree.oid
      ) select oid from tree order by depth, oid loop
    if (select relkind not in ('r', 'p') from pg_class where oid = member) then
      raise exception '% is no table, and has no protection', member
        using errcode = 'wrong_object_type';
    end if;
    if not (select pg_has_role(relowner, 'usage') from pg_class where oid = member) then
      raise exception 'must be owner of table %', member using errcode = 'insufficient_privilege';
    end if;
    if exists (
        select from pg_policy where polrelid = member and polname = 'tenant_isolation') then
      execute format('drop policy tenant_isolation on %s', member);
    end if;
    execute format(
      'alter table only %s no force row level security, disable row level security', member);
  end loop;
  select string_agg(distinct coalesce(quote_ident(r.rolname), 'public'), ', ') into readers
    from pg_class c, aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee
    where c.oid = owned and x.grantee <> c.relowner;
  if readers is not null then
    raise warning '% is not protected any more: the rows of every tenant are open to %', owned,
        readers
      using hint = format('revoke all on table %s from %s;', owned, readers);
  end if;
end
$$;

comment on function tenancy.unprotect(regclass) is
  'Takes from a table and its partitions what tenancy.protect has put there, but for the grants.';

revoke all on function tenancy.flaws(regclass, name), tenancy.protect(regclass, name[], name),
  tenancy.unprotect(regclass) from public;

-- Our own table is protected like any other. Its grants were made on purpose, and stay as they are.
select tenancy.protect('tenancy.task');
-- [jooq ignore stop]
