package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/** Functions that are not what they should be, and what runs by itself. */
final class FunctionHoles {
  private static final String NOTHING =
      "create function shop.nothing() returns trigger language plpgsql as 'begin return new; end'; ";
  private static final String ON_PRODUCT =
      "create trigger t before insert on shop.product for each row execute function shop.nothing()";

  private FunctionHoles() {}

  static Stream<Hole> all() {
    return Stream.of(
        Hole.of(
            Rule.FUNCTION_CHANGED,
            "function tenancy.current_tenant()",
            "create or replace function tenancy.current_tenant() returns uuid language sql stable"
                + " as $$ select '" + Shop.B + "'::uuid $$"),
        Hole.of(
            Rule.FUNCTION_CHANGED,
            "function tenancy.bind_tenant(uuid)",
            "create or replace function tenancy.bind_tenant(tenant uuid) returns boolean"
                + " language plpgsql as $$ begin"
                + " perform set_config('tenancy.tenant_id', tenant::text, false); return true;"
                + " end $$"),
        Hole.of(
            Rule.FUNCTION_CHANGED,
            "function tenancy.tenant_by_id(uuid)",
            "alter function tenancy.tenant_by_id(uuid) owner to postgres"),
        Hole.of(
            Rule.FUNCTION_CHANGED,
            "function tenancy.tenant_by_slug(text)",
            "alter function tenancy.tenant_by_slug(text) reset search_path"),
        Hole.of(
            Rule.FUNCTION_CHANGED,
            "function tenancy.tenant_by_slug(text)",
            "create or replace function tenancy.tenant_by_slug(wanted text)"
                + " returns setof tenancy.tenant language sql stable security definer"
                + " set search_path = pg_catalog, pg_temp"
                + " begin atomic select t.* from tenancy.tenant t; end"),
        Hole.of(
            Rule.FUNCTION_CHANGED,
            "function tenancy.bind_tenant(uuid)",
            "alter function tenancy.bind_tenant(uuid) security definer"),
        Hole.of(
            Rule.FUNCTION_MISSING,
            "function tenancy.unprotect(regclass)",
            "drop function tenancy.unprotect(regclass)"),
        Hole.of(
            Rule.FUNCTION_MISSING,
            "function tenancy.tenant_by_slug(text)",
            "drop function tenancy.tenant_by_slug(text)"),
        Hole.of(
            Rule.FUNCTION_OVERLOADED,
            "function tenancy.bind_tenant(text)",
            "create function tenancy.bind_tenant(text) returns void language sql as ''"),
        Hole.of(
            Rule.FUNCTION_DEFINER,
            "function shop.peek()",
            "create function shop.peek() returns bigint language sql security definer"
                + " as 'select count(*) from shop.product'"),
        Hole.of(
            Rule.FUNCTION_DEFINER,
            "function public.\"odd name\"(text)",
            "create procedure public.\"odd name\"(text) language sql security definer"
                + " as 'delete from shop.line'"),
        Hole.of(
            Rule.FUNCTION_IMMUTABLE,
            "function tenancy.current_tenant()",
            "alter function tenancy.current_tenant() immutable"),
        Hole.of(
            Rule.FUNCTION_IMMUTABLE,
            "function public.me()",
            "create function public.me() returns uuid language sql immutable"
                + " as 'select tenancy.current_tenant()'"),
        Hole.of(
            Rule.FUNCTION_IMMUTABLE,
            "function public.mine(uuid)",
            "create function public.me() returns uuid stable return tenancy.current_tenant();"
                + "create function public.mine(uuid) returns boolean immutable"
                + " return $1 = public.me()"),
        Hole.of(
            Rule.FUNCTION_IMMUTABLE,
            "function public.setting(text)",
            "create function public.setting(text) returns text language sql immutable"
                + " as 'select current_setting($1, true)'"),
        Hole.of(
            Rule.FUNCTION_IMMUTABLE,
            "function shop.products()",
            "create function shop.products() returns bigint language sql immutable"
                + " as 'select count(*) from shop.product'"),
        Hole.of(
            Rule.FUNCTION_LEAKPROOF,
            "function public.leak(text)",
            "create function public.leak(text) returns boolean language plpgsql leakproof"
                + " as $$ begin raise notice '%', $1; return true; end $$"),
        Hole.of(
            Rule.FUNCTION_UNTRUSTED,
            "function public.pid()",
            "create function public.pid() returns int language internal as 'pg_backend_pid'"),
        Hole.of(
            Rule.TRIGGER_DEFINER,
            "trigger t of shop.product",
            NOTHING + "alter function shop.nothing() security definer;"
                + "revoke all on function shop.nothing() from public;" + ON_PRODUCT),
        Hole.of(Rule.TRIGGER, "trigger t of shop.product", NOTHING + ON_PRODUCT),
        Hole.of(
            Rule.TABLE_RULE,
            "rule r of shop.product",
            "create rule r as on delete to shop.product do instead nothing"),
        Hole.of(
            Rule.LOGIN_TRIGGER,
            "event trigger t",
            "create function public.nothing() returns event_trigger language plpgsql"
                + " as 'begin end'; create event trigger t on login"
                + " execute function public.nothing()"));
  }
}
