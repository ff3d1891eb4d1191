package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/** The attacks on roles, policies, constraints and on what looks past them. */
final class Attacks {
  private static final String READ =
      "select count(*) from shop.product where tenant_id = '" + Shop.B + "'";
  private static final String POLICY =
      "drop policy tenant_isolation on shop.product; create policy tenant_isolation on shop.product ";
  private static final String OURS = "(tenant_id = (select tenancy.current_tenant()))";
  private static final String MD5_B = "md5('%sb')::uuid";

  private Attacks() {}

  static Stream<Attack> all() {
    return Stream.of(roles(), policies(), constraints(), objects()).flatMap(attacks -> attacks);
  }

  private static Stream<Attack> roles() {
    return Stream.of(
        Attack.reading(
            "1 owner without FORCE",
            "alter table shop.product owner to tenancy_app, no force row level security",
            READ),
        Attack.reading("2 superuser", "alter role tenancy_app superuser", READ)
            .cleaning("alter role tenancy_app nosuperuser"),
        Attack.reading("2 BYPASSRLS", "alter role tenancy_app bypassrls", READ)
            .cleaning("alter role tenancy_app nobypassrls"),
        Attack.reading(
                "2, 3 member of a role with BYPASSRLS",
                "create role free_ bypassrls; grant select on shop.product to free_;"
                    + "grant usage on schema shop to free_; grant free_ to tenancy_app",
                "set local role free_; " + READ)
            .cleaning("drop owned by free_; drop role free_"),
        Attack.reading(
                "25 a tenant that sessions begin with",
                "alter role tenancy_app set tenancy.tenant_id = '" + Shop.B + "'",
                READ)
            .unbound()
            .cleaning("alter role tenancy_app reset tenancy.tenant_id"));
  }

  private static Stream<Attack> policies() {
    return Stream.of(
        Attack.reading(
            "4 policy without row security",
            "alter table shop.product disable row level security",
            READ),
        Attack.reading(
            "5 an extra permissive policy",
            "create policy everything on shop.product using (true)",
            READ),
        Attack.reading(
                "6 a policy that opens when unset",
                POLICY + "using (tenancy.current_tenant() is null or " + OURS + ")",
                READ)
            .unbound(),
        Attack.writing(
            "7 a policy that checks no writes",
            POLICY + "using " + OURS + " with check (true)",
            "insert into shop.product values ('" + Shop.B + "', gen_random_uuid(), 'forged')",
            "select count(*) from shop.product where sku = 'forged'"),
        Attack.reading(
            "8, 48 a new partition without policy",
            "create table shop.event_2028 partition of shop.event"
                + " for values from ('2028-01-01') to ('2029-01-01');"
                + "insert into shop.event values ('" + Shop.B
                + "', gen_random_uuid(), '2028-01-01');"
                + "grant select on shop.event_2028 to tenancy_app",
            "select count(*) from shop.event_2028"),
        Attack.reading(
            "48 a partition that is asked directly",
            "alter table shop.event_2026 disable row level security;"
                + "grant select on shop.event_2026 to tenancy_app",
            "select count(*) from shop.event_2026 where tenant_id = '" + Shop.B + "'"),
        Attack.writing(
            "9 a grant of TRUNCATE",
            "grant truncate on shop.line to tenancy_app",
            "truncate shop.line",
            "select 1 - count(*) from shop.line where tenant_id = '" + Shop.B + "'"));
  }

  private static Stream<Attack> constraints() {
    return Stream.of(
        Attack.reading(
            "37 a global unique key tells what others have",
            "alter table shop.customer add constraint global unique (email)",
            "with probe as (insert into shop.customer values ('" + Shop.A
                + "', gen_random_uuid(), 'b@example.com') on conflict do nothing returning 1)"
                + " select 1 - count(*) from probe"),
        Attack.writing(
            "38 a plain foreign key takes another's parent",
            "alter table shop.line drop constraint line_product_fkey;"
                + "alter table shop.product add unique (id);"
                + "alter table shop.line add foreign key (product_id) references shop.product (id)",
            "insert into shop.line values ('" + Shop.A + "', md5('purchasea')::uuid, "
                + MD5_B.formatted("product") + ")",
            "select count(*) from shop.line where tenant_id = '" + Shop.A + "' and product_id = "
                + MD5_B.formatted("product")),
        Attack.writing(
            "39 a cascade deletes another's row",
            "alter table shop.purchase drop constraint purchase_customer_fkey;"
                + "alter table shop.customer add unique (id);"
                + "alter table shop.purchase add foreign key (customer_id)"
                + " references shop.customer (id) on delete cascade;"
                + "delete from shop.line;"
                + "update shop.purchase set customer_id = md5('customera')::uuid",
            "delete from shop.customer",
            "select 1 - count(*) from shop.purchase where tenant_id = '" + Shop.B + "'"));
  }

  private static Stream<Attack> objects() {
    return Stream.of(
        Attack.reading(
            "45 a view with its owner's rights",
            "create view shop.v as select * from shop.product; grant select on shop.v to tenancy_app",
            "select count(*) from shop.v where tenant_id = '" + Shop.B + "'"),
        Attack.reading(
            "45 the same view, when its owner is asked no longer",
            "alter view shop.sold owner to postgres; alter view shop.sold reset (security_invoker)",
            "select count(*) from shop.sold where tenant_id = '" + Shop.B + "'"),
        Attack.reading(
            "46 a materialized view",
            "create materialized view shop.m as select * from shop.product;"
                + "grant select on shop.m to tenancy_app",
            "select count(*) from shop.m where tenant_id = '" + Shop.B + "'"),
        Attack.reading(
            "47 a function with its owner's rights",
            "create function shop.peek() returns bigint language sql security definer as $$ " + READ
                + " $$",
            "select shop.peek()"),
        Attack.writing(
            "49 a trigger with its owner's rights",
            "create function shop.rename() returns trigger language plpgsql security definer"
                + " as $$ begin update shop.product set sku = 'forged'; return new; end $$;"
                + "create trigger t before insert on shop.line for each row"
                + " execute function shop.rename()",
            "delete from shop.line; insert into shop.line values ('" + Shop.A
                + "', md5('purchasea')::uuid, md5('producta')::uuid)",
            "select count(*) from shop.product where sku = 'forged' and tenant_id = '" + Shop.B
                + "'"),
        Attack.writing(
            "49 a rule that writes with its owner's rights",
            "alter table shop.line owner to postgres;"
                + "create rule r as on delete to shop.line do also"
                + " update shop.product set sku = 'forged'",
            "delete from shop.line",
            "select count(*) from shop.product where sku = 'forged' and tenant_id = '" + Shop.B
                + "'"));
  }
}
