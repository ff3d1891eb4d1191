package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;

/** A schema with row security written by hand. */
final class Shop {
  static final String APP = "shop_app";
  static final String BINDING = "select set_config('shop.tenant', ?, true)";

  /** Without the schema; each test makes it. */
  static final PostgresTemplate ROLES = PostgresTemplate.migratedBy(Shop::createRoles);

  private static final String TABLES = """
      drop schema if exists shop cascade;
      create schema shop;
      create table shop.customer (
        tenant_id uuid not null,
        id int not null,
        email text not null check (email like '%_@_%'),
        primary key (tenant_id, id),
        unique (tenant_id, email)
      );
      create table shop.invoice (
        tenant_id uuid not null,
        id int not null,
        customer int not null,
        day date not null,
        primary key (tenant_id, id, day),
        foreign key (tenant_id, customer) references shop.customer
      ) partition by range (day);
      create table shop.invoice_2025 partition of shop.invoice
        for values from ('2025-01-01') to ('2026-01-01');
      create table shop.card (
        tenant_id uuid not null,
        customer int not null,
        primary key (tenant_id, customer),
        foreign key (tenant_id, customer) references shop.customer deferrable initially deferred
      );
      create table shop.country (code char(2) primary key);
      grant usage on schema shop to shop_app;
      grant select, insert, update, delete on shop.customer, shop.invoice, shop.card to shop_app;
      grant select on shop.country to shop_app;
      """;

  private Shop() {}

  /** Roles belong to all databases of a server. */
  static void createRoles(DataSource superuser) {
    run(superuser, """
        do $$
        begin
          if to_regrole('shop_app') is null then
            create role shop_app login;
            create role shop_seer bypassrls in role pg_read_all_data;
          end if;
        end
        $$""");
  }

  /** Makes it anew, with row security on all tables. */
  static void create(DataSource superuser) {
    create(superuser, "uuid");
  }

  /** Likewise, with another type of the tenants' ids. */
  static void create(DataSource superuser, String type) {
    run(superuser, TABLES.replace("uuid", type));
    for (String table :
        new String[] {"shop.customer", "shop.card", "shop.invoice", "shop.invoice_2025"}) {
      run(superuser, """
        alter table %1$s enable row level security;
        alter table %1$s force row level security;
        create policy tenant on %1$s
          using (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::%2$s));
        """.formatted(table, type));
    }
  }

  static IsolationSuite suite(Function<String, DataSource> database) {
    return IsolationSuite.of(database.apply("postgres"), database.apply(APP))
        .boundBy(BINDING)
        .shared("shop.country");
  }

  static void run(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
