-- [jooq ignore start]
-- Binding goes in front of every statement. So that PostgreSQL can put its body in the place of the
-- call, it is one expression: that takes half the time of a function in PL/pgSQL with a SET LOCAL.
-- It answers with a boolean, because the driver has to know how long an answer can be.
drop function tenancy.bind_tenant(uuid);

create function tenancy.refuse_binding(reason text, state text) returns boolean
  language plpgsql
  as $$
begin
  raise exception '%', reason using errcode = state;
end
$$;

create function tenancy.bind_tenant(tenant uuid) returns boolean
  language sql
  return case
    when tenant is null then
      tenancy.refuse_binding('cannot bind no tenant', 'null_value_not_allowed')
    when nullif(pg_catalog.current_setting('tenancy.tenant_id', true), '')::uuid <> tenant then
      tenancy.refuse_binding(
        'this transaction is bound to another tenant already', 'invalid_transaction_state')
    else pg_catalog.set_config('tenancy.tenant_id', tenant::text, true) is not null
  end;

comment on function tenancy.bind_tenant(uuid) is
  'Binds this transaction to a tenant until it ends. There is no changing it before that.';

-- Whoever may bind needs the refusal as well, and it can do no harm.
grant execute on function tenancy.refuse_binding(text, text) to public;
revoke all on function tenancy.bind_tenant(uuid) from public;
grant execute on function tenancy.bind_tenant(uuid) to tenancy_app, tenancy_control;
-- [jooq ignore stop]
