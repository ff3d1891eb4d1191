package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that are out of the ordinary, and have no hole. */
class SaneSchemaTest {
  private static final String PROTECTION = """
      ;alter table shop.extra enable row level security;
      alter table shop.extra force row level security;
      create policy tenant on shop.extra
        using (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));
      """;

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  @BeforeEach
  void create() {
    Shop.create(postgres.dataSource("postgres"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // One row for each tenant.
        "create table shop.extra (tenant_id uuid primary key, words text not null);"
            + " grant select, insert, update, delete on shop.extra to shop_app",
        // A policy that hides what is deleted.
        "create table shop.extra (tenant_id uuid not null, id int not null, deleted timestamptz,"
            + " primary key (tenant_id, id));"
            + " create policy hide on shop.extra as restrictive using (deleted is null);"
            + " create policy seen on shop.extra for select using (deleted is null"
            + " and tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));"
            + " grant select, insert, delete on shop.extra to shop_app",
        // Nothing goes, and nothing changes.
        "create table shop.extra (tenant_id uuid not null, id int not null, primary key (tenant_id, id));"
            + " create function shop.refuse() returns trigger language plpgsql"
            + " as 'begin raise ''append only''; end';"
            + " create trigger append_only before update or delete on shop.extra"
            + " for each row execute function shop.refuse();"
            + " grant select, insert on shop.extra to shop_app",
        // The tenant is stamped, and kept.
        "create table shop.extra (tenant_id uuid not null, id int not null, primary key (tenant_id, id));"
            + " create function shop.stamp() returns trigger language plpgsql as"
            + " 'begin new.tenant_id := coalesce(nullif(current_setting(''shop.tenant'', true), '''')::uuid, new.tenant_id); return new; end';"
            + " create trigger stamp before insert or update on shop.extra"
            + " for each row execute function shop.stamp();"
            + " grant select, insert, update, delete on shop.extra to shop_app",
        // The tenant is not granted.
        "create table shop.extra (tenant_id uuid not null"
            + " default nullif(current_setting('shop.tenant', true), '')::uuid,"
            + " id int not null, words text, primary key (tenant_id, id));"
            + " grant select, insert (id, words), update (words), delete on shop.extra to shop_app",
        // Some columns are not to be read.
        "create table shop.extra (tenant_id uuid not null, id int not null, secret text,"
            + " primary key (tenant_id, id));"
            + " grant select (tenant_id, id), insert, delete on shop.extra to shop_app",
        // Nothing can be read.
        "create table shop.extra (tenant_id uuid not null, id int not null, words text,"
            + " primary key (tenant_id, id)); grant insert, update, delete on shop.extra to shop_app",
        // Partitions by tenant.
        "create table shop.extra (tenant_id uuid not null, id int not null, primary key (tenant_id, id))"
            + " partition by hash (tenant_id);"
            + " create table shop.extra_0 partition of shop.extra for values with (modulus 2, remainder 0);"
            + " create table shop.extra_1 partition of shop.extra for values with (modulus 2, remainder 1);"
            + " grant select, insert, update, delete on shop.extra to shop_app",
        // Deleted rows stay, and a key is for those that have not been.
        "create table shop.extra (tenant_id uuid not null, id int not null, email text not null,"
            + " deleted timestamptz, primary key (tenant_id, id));"
            + " create unique index extra_email on shop.extra (tenant_id, lower(email)) where deleted is null;"
            + " grant select, insert, update, delete on shop.extra to shop_app",
        // Ids of version 7, and a restricting key.
        "create table shop.extra (tenant_id uuid not null"
            + " check (substr(tenant_id::text, 15, 1) = '7'), id int not null, primary key (tenant_id, id));"
            + " create table shop.child (tenant_id uuid not null, id int not null,"
            + " foreign key (tenant_id, id) references shop.extra on delete restrict);"
            + " grant select, insert, update, delete on shop.extra to shop_app",
        // A view over what is shared, and one of columns.
        "create table shop.extra (tenant_id uuid not null, v text not null, id int primary key);"
            + " create view shop.word with (security_invoker = true) as select v from shop.extra;"
            + " grant select (v) on shop.extra to shop_app; grant select on shop.word to shop_app",
      })
  void saneSchema_withstands(String table) {
    Shop.run(postgres.dataSource("postgres"), table + PROTECTION);

    assertThat(Shop.suite(postgres::dataSource).run().red()).isEmpty();
  }
}
