package dev.tenancy.persistence.audit;

import java.util.stream.Stream;

/**
 * A table shop.new that protect must refuse.
 *
 * @param message what it says
 * @param state the SQLSTATE
 * @param isMendedBySql whether the hint is SQL
 * @param ddl makes the table
 */
record Refusal(String message, String state, boolean isMendedBySql, String ddl) {
  private static final String COLUMNS =
      "create table shop.new (tenant_id uuid not null, id uuid not null, parent uuid, other uuid ";
  private static final String KEY = ", primary key (tenant_id, id)";

  static Stream<Refusal> all() {
    return Stream.of(
        prose(
            "42809",
            "shop.new is a view: row security is for tables",
            "create view shop.new with (security_invoker = true) as select * from shop.line"),
        prose(
            "42809",
            "shop.new is a materialized view: row security is for tables",
            "create materialized view shop.new as select * from shop.country"),
        prose(
            "42809",
            "shop.new is no table: row security is for tables",
            "create sequence shop.new"),
        sql("42703", "shop.new has no column tenant_id", "create table shop.new (line text)"),
        sql(
            "42804",
            "column tenant_id of shop.new is text, and must be uuid",
            "create table shop.new (tenant_id text not null)"),
        sql(
            "42P16",
            "column tenant_id of shop.new may be null",
            "create table shop.new (tenant_id uuid)"),
        prose(
            "42P16",
            "column tenant_id of shop.new is generated, and must be stored as it is given",
            "create table shop.new (id uuid not null,"
                + " tenant_id uuid not null generated always as (id) stored)"),
        sql(
            "42P16",
            "primary key new_pkey of shop.new does not lead with tenant_id",
            COLUMNS + ", primary key (id))"),
        sql(
            "42P16",
            "unique constraint new_parent_key of shop.new does not lead with tenant_id",
            COLUMNS + KEY + ", unique (parent))"),
        sql(
            "42P16",
            "unique constraint odd of shop.new does not lead with tenant_id",
            COLUMNS + KEY + ", constraint odd unique (parent, tenant_id, other))"),
        sql(
            "42P16",
            "unique index shop.\"new Idx\" of shop.new does not lead with tenant_id",
            COLUMNS + KEY + "); create unique index \"new Idx\" on shop.new"
                + " ((parent::text)) where other is not null"),
        sql(
            "42P16",
            "exclusion constraint odd of shop.new compares rows of different tenants",
            COLUMNS + KEY + ", constraint odd exclude using btree (parent with =))"),
        sql(
            "42830",
            "foreign key odd of shop.new does not lead with tenant_id,"
                + " and so takes parents of any tenant",
            COLUMNS + KEY + ", constraint odd foreign key (parent, tenant_id)"
                + " references shop.product (id, tenant_id) on delete cascade deferrable)"),
        sql(
            "42830",
            "foreign key odd of shop.new does not lead with tenant_id,"
                + " and so takes parents of any tenant",
            COLUMNS + KEY + ", constraint odd foreign key (tenant_id, parent)"
                + " references shop.product (id, tenant_id))"),
        sql(
            "42830",
            "foreign key odd of shop.new would change tenant_id by itself",
            COLUMNS + KEY + ", constraint odd foreign key (tenant_id, parent)"
                + " references shop.product on delete set null)"),
        sql(
            "42830",
            "foreign key odd of shop.new would change tenant_id by itself",
            COLUMNS + KEY + ", constraint odd foreign key (tenant_id, parent)"
                + " references shop.product on update set default on delete cascade)"),
        sql(
            "42830",
            "foreign key odd of shop.new would change tenant_id by itself",
            COLUMNS + KEY + ", constraint odd foreign key (tenant_id)"
                + " references tenancy.tenant on delete set null)"),
        sql(
            "42P17",
            "policy everything of shop.new lets more through",
            COLUMNS + KEY + "); create policy everything on shop.new using (true)"));
  }

  private static Refusal sql(String state, String message, String ddl) {
    return new Refusal(message, state, true, ddl);
  }

  private static Refusal prose(String state, String message, String ddl) {
    return new Refusal(message, state, false, ddl);
  }

  @Override
  public String toString() {
    return message;
  }
}
