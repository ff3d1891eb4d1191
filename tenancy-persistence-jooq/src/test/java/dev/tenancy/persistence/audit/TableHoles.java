package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/** Tables and keys that do not keep tenants apart. */
final class TableHoles {
  private static final String LOG = "create table shop.log (tenant_id uuid not null, line text);"
      + "select tenancy.protect('shop.log'); ";

  private TableHoles() {}

  static Stream<Hole> all() {
    return Stream.concat(columns(), keys());
  }

  private static Stream<Hole> columns() {
    return Stream.of(
        Hole.of(
            Rule.TABLE_UNDECLARED,
            "table shop.note",
            "create table shop.note (id int); grant select on shop.note to tenancy_app"),
        Hole.of(
            Rule.TABLE_UNDECLARED,
            "table shop.\"Odd \"\"name\"",
            "create table shop.\"Odd \"\"name\" (id int); grant select on shop.\"Odd \"\"name\""
                + " to public"),
        Hole.of(Rule.TABLE_UNDECLARED, "table shop.note", "create table shop.note (id int)"),
        Hole.of(
            Rule.FOREIGN_TABLE,
            "foreign table shop.remote",
            "create foreign data wrapper w; create server s foreign data wrapper w;"
                + "create foreign table shop.remote (tenant_id uuid not null) server s;"
                + "grant select on shop.remote to tenancy_app"),
        Hole.of(
            Rule.TENANT_NULLABLE,
            "column shop.log.tenant_id",
            LOG + "alter table shop.log alter column tenant_id drop not null"),
        Hole.of(
                Rule.TENANT_TYPE,
                "column shop.log.tenant_id",
                "create table shop.log (tenant_id text not null)")
            .and(Rule.TABLE_UNPROTECTED),
        Hole.of(
            Rule.TENANT_DEFAULT,
            "column shop.product.tenant_id",
            "alter table shop.product alter column tenant_id set default '" + Shop.B + "'"),
        Hole.of(
            Rule.TENANT_DEFAULT,
            "column shop.event_2026.tenant_id",
            "alter table shop.event_2026 alter column tenant_id set default '" + Shop.B + "'"));
  }

  private static Stream<Hole> keys() {
    return Stream.of(
        Hole.of(
            Rule.PRIMARY_KEY,
            "primary key line_pkey of shop.line",
            "alter table shop.line drop constraint line_pkey,"
                + " add constraint line_pkey primary key (purchase_id, product_id)"),
        Hole.of(
            Rule.PRIMARY_KEY,
            "primary key line_pkey of shop.line",
            "alter table shop.line drop constraint line_pkey,"
                + " add constraint line_pkey primary key (purchase_id, product_id, tenant_id)"),
        Hole.of(
                Rule.PRIMARY_KEY,
                "primary key product_pkey of shop.product",
                "alter table shop.line drop constraint line_product_fkey;"
                    + "alter table shop.product drop constraint product_pkey,"
                    + " add constraint product_pkey primary key (id);"
                    + "alter table shop.line add constraint line_product_fkey"
                    + " foreign key (product_id) references shop.product (id) on delete cascade")
            .and(Rule.FOREIGN_KEY),
        Hole.of(
            Rule.UNIQUE_KEY,
            "unique key customer_global of shop.customer",
            "alter table shop.customer add constraint customer_global unique (email)"),
        Hole.of(
            Rule.UNIQUE_KEY,
            "unique key customer_lower of shop.customer",
            "create unique index customer_lower on shop.customer (lower(email)) where email <> ''"),
        Hole.of(
            Rule.EXCLUSION,
            "exclusion constraint global of shop.product",
            "alter table shop.product add constraint global exclude using btree (id with =)"),
        Hole.of(
            Rule.FOREIGN_KEY,
            "foreign key line_product_fkey of shop.line",
            "alter table shop.line drop constraint line_product_fkey,"
                + " add constraint line_product_fkey foreign key (product_id, tenant_id)"
                + " references shop.product (id, tenant_id)"),
        Hole.of(
            Rule.FOREIGN_KEY_ACTION,
            "foreign key category_parent_fkey of shop.category",
            "alter table shop.category drop constraint category_parent_fkey,"
                + " add constraint category_parent_fkey foreign key (tenant_id, parent_id)"
                + " references shop.category (tenant_id, id) on delete set null"),
        Hole.of(
            Rule.FOREIGN_KEY_ACTION,
            "foreign key category_parent_fkey of shop.category",
            "alter table shop.category drop constraint category_parent_fkey,"
                + " add constraint category_parent_fkey foreign key (tenant_id, parent_id)"
                + " references shop.category (tenant_id, id) on update set null deferrable"),
        Hole.of(
            Rule.FOREIGN_KEY_SHARED,
            "foreign key best of shop.country",
            "alter table shop.country add owner uuid, add best_id uuid,"
                + " add constraint best foreign key (owner, best_id) references shop.product"),
        Hole.of(
            Rule.KEY_SEQUENCE,
            "key counted_pkey of shop.counted",
            "create table shop.counted (tenant_id uuid not null,"
                + " id bigint generated always as identity, primary key (tenant_id, id));"
                + "select tenancy.protect('shop.counted')"));
  }
}
