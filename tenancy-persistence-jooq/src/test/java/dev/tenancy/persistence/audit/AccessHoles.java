package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/** Views, grants and settings that look past row security. */
final class AccessHoles {
  private AccessHoles() {}

  static Stream<Hole> all() {
    return Stream.of(
        Hole.of(
            Rule.VIEW_DEFINER,
            "view shop.all_products",
            "create view shop.all_products as select * from shop.product"),
        Hole.of(
            Rule.VIEW_DEFINER, "view shop.sold", "alter view shop.sold reset (security_invoker)"),
        Hole.of(
            Rule.VIEW_DEFINER,
            "view public.nested",
            "create view public.nested with (security_invoker = off) as select * from shop.sold"),
        Hole.of(
            Rule.MATERIALIZED_VIEW,
            "materialized view public.kept",
            "create materialized view public.kept as select * from shop.sold;"
                + "grant select on public.kept to tenancy_app"),
        Hole.of(
            Rule.MATERIALIZED_VIEW,
            "materialized view shop.kept",
            "create materialized view shop.kept as select * from shop.product"),
        Hole.of(Rule.GRANT, "table shop.product", "grant truncate on shop.product to tenancy_app"),
        Hole.of(Rule.GRANT, "table shop.product", "grant trigger on shop.product to public"),
        Hole.of(Rule.GRANT, "table shop.country", "grant truncate on shop.country to tenancy_app"),
        Hole.of(
            Rule.GRANT,
            "table shop.product",
            "grant references (id) on shop.product to tenancy_app"),
        Hole.of(
            Rule.GRANT, "table tenancy.task", "grant maintain on tenancy.task to tenancy_control"),
        Hole.of(
            Rule.GRANT_DEFAULT,
            "default privileges of shop_owner in schema shop",
            "alter default privileges for role shop_owner in schema shop"
                + " grant truncate on tables to tenancy_app"),
        Hole.of(
            Rule.GRANT_DEFAULT,
            "default privileges of shop_owner",
            "alter default privileges for role shop_owner grant references on tables to public"),
        Hole.of(Rule.GRANT_PUBLIC, "table shop.product", "grant select on shop.product to public"),
        Hole.of(Rule.GRANT_CREATE, "schema shop", "grant create on schema shop to tenancy_app"),
        Hole.of(Rule.GRANT_CREATE, "schema tenancy", "grant create on schema tenancy to public"),
        Hole.of(Rule.GRANT_CREATE, "schema public", "grant create on schema public to public"),
        Hole.of(Rule.GRANT_CREATE, "database DB", "grant create on database DB to tenancy_control"),
        Hole.of(
            Rule.GRANT_TENANTS,
            "table tenancy.tenant",
            "grant select (slug) on tenancy.tenant to tenancy_app"),
        Hole.of(
            Rule.GRANT_CONTROL,
            "table tenancy.task",
            "grant select (description) on tenancy.task to tenancy_control"),
        Hole.of(
            Rule.GRANT_PARAMETER,
            "parameter session_replication_role",
            "grant set on parameter session_replication_role to tenancy_app"),
        Hole.of(
            Rule.SETTING,
            "setting tenancy.tenant_id of role tenancy_app",
            "alter role tenancy_app set tenancy.tenant_id = '" + Shop.B + "'"),
        Hole.of(
            Rule.SETTING,
            "setting tenancy.tenant_id of database DB",
            "alter database DB set tenancy.tenant_id = '" + Shop.B + "'"),
        Hole.of(
            Rule.SETTING,
            "setting row_security of role tenancy_app in database DB",
            "alter role tenancy_app in database DB set row_security = off"),
        Hole.of(
            Rule.SETTING,
            "setting session_replication_role of role all",
            "alter role all set session_replication_role = replica"),
        Hole.of(Rule.PUBLICATION, "publication p", "create publication p for table shop.product"),
        Hole.of(Rule.PUBLICATION, "publication p", "create publication p for all tables"));
  }
}
