package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/** Row security that is not there, or not what it should be. */
final class PolicyHoles {
  private static final String REPLACE =
      "drop policy tenant_isolation on shop.product; create policy tenant_isolation on shop.product ";
  private static final String OURS = "(tenant_id = (select tenancy.current_tenant()))";
  private static final String OBJECT = "policy tenant_isolation of shop.product";

  private PolicyHoles() {}

  static Stream<Hole> all() {
    return Stream.of(
        Hole.of(
            Rule.POLICY_EXTRA,
            "policy everything of shop.product",
            "create policy everything on shop.product for select using (true)"),
        Hole.of(
            Rule.TABLE_UNPROTECTED,
            "table shop.log",
            "create table shop.log (tenant_id uuid not null, line text)"),
        Hole.of(
            Rule.TABLE_UNPROTECTED,
            "table shop.event_2028",
            "create table shop.event_2028 partition of shop.event"
                + " for values from ('2028-01-01') to ('2029-01-01')"),
        Hole.of(
            Rule.TABLE_UNPROTECTED,
            "table public.event_2028",
            "create table public.event_2028 partition of shop.event"
                + " for values from ('2028-01-01') to ('2029-01-01')"),
        Hole.of(
            Rule.TABLE_UNPROTECTED,
            "table shop.product_old",
            "create table shop.product_old () inherits (shop.product)"),
        Hole.of(
            Rule.ROW_SECURITY_OFF,
            "table shop.product",
            "alter table shop.product disable row level security"),
        Hole.of(
            Rule.ROW_SECURITY_OFF,
            "table tenancy.task",
            "alter table tenancy.task disable row level security"),
        Hole.of(
            Rule.ROW_SECURITY_NOT_FORCED,
            "table shop.event_2026",
            "alter table shop.event_2026 no force row level security"),
        Hole.of(
            Rule.POLICY_MISSING,
            "table shop.product",
            "drop policy tenant_isolation on shop.product"),
        Hole.of(
            Rule.POLICY_NARROWED,
            OBJECT,
            REPLACE + "to tenancy_app using " + OURS + " with check " + OURS),
        Hole.of(Rule.POLICY_NARROWED, OBJECT, REPLACE + "for select using " + OURS)
            .and(Rule.POLICY_CHECK),
        Hole.of(
            Rule.POLICY_NARROWED,
            OBJECT,
            REPLACE + "as restrictive using " + OURS + " with check " + OURS),
        Hole.of(Rule.POLICY_CHECK, OBJECT, REPLACE + "using " + OURS),
        Hole.of(Rule.POLICY_EXPRESSION, OBJECT, REPLACE + "using " + OURS + " with check (true)"),
        Hole.of(
            Rule.POLICY_EXPRESSION,
            OBJECT,
            REPLACE + "using (tenancy.current_tenant() is null or " + OURS + ") with check "
                + OURS),
        Hole.of(
            Rule.POLICY_EXPRESSION,
            OBJECT,
            REPLACE + "using (tenant_id is null or " + OURS + ") with check " + OURS),
        Hole.of(
            Rule.POLICY_EXPRESSION,
            OBJECT,
            REPLACE + "using (tenant_id = tenancy.current_tenant()) with check " + OURS),
        Hole.of(
            Rule.POLICY_EXPRESSION,
            OBJECT,
            "create function public.current_tenant() returns uuid return tenancy.current_tenant();"
                + REPLACE + "using (tenant_id = (select public.current_tenant())) with check "
                + OURS),
        Hole.of(
            Rule.POLICY_EXPRESSION,
            OBJECT,
            "create function public.same(uuid, uuid) returns boolean return true;"
                + "create operator public.= (leftarg = uuid, rightarg = uuid, function = public.same);"
                + REPLACE + "using (tenant_id operator(public.=) (select tenancy.current_tenant()))"
                + " with check " + OURS));
  }
}
