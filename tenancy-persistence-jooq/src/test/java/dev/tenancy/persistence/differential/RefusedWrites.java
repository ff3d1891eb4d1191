package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.Refusal.refused;
import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.UUID;
import java.util.stream.Stream;

/** Rows that would not be the tenant's, and statements that PostgreSQL has another form for. */
final class RefusedWrites {
  private static final UUID GLOBEX = Shop.GLOBEX.value();

  private RefusedWrites() {}

  static Stream<Refusal> all() {
    return writes();
  }

  private static Stream<Refusal> writes() {
    String leaveOut = "leave the tenant column out";
    return Stream.of(
        refused(
            "a row for another tenant",
            "category",
            leaveOut,
            dsl -> dsl.insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
                .values(GLOBEX, 9, "x")
                .execute()),
        refused(
            "one row of two for another tenant",
            "category",
            leaveOut,
            dsl -> dsl.insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
                .values(Shop.ACME.value(), 8, "x")
                .values(GLOBEX, 9, "x")
                .execute()),
        refused(
            "a query of rows for another tenant",
            "category",
            leaveOut,
            dsl -> dsl.insertInto(CATEGORY, CATEGORY.TENANT_ID, CATEGORY.ID, CATEGORY.NAME)
                .select(select(val(GLOBEX), CATEGORY.ID.plus(20), CATEGORY.NAME).from(CATEGORY))
                .execute()),
        refused(
            "an expression for the tenant",
            "category",
            leaveOut,
            dsl -> dsl.insertInto(CATEGORY)
                .set(CATEGORY.TENANT_ID, field("gen_random_uuid()", UUID.class))
                .set(CATEGORY.ID, 9)
                .set(CATEGORY.NAME, "x")
                .execute()),
        refused(
            "moving a row",
            "customer",
            "never moves",
            dsl -> dsl.update(CUSTOMER).set(CUSTOMER.TENANT_ID, GLOBEX).execute()),
        refused(
            "moving a row on a conflict",
            "category",
            "never moves",
            dsl -> dsl.insertInto(CATEGORY, CATEGORY.ID, CATEGORY.NAME)
                .values(1, "x")
                .onConflict(CATEGORY.TENANT_ID, CATEGORY.ID)
                .doUpdate()
                .set(CATEGORY.TENANT_ID, GLOBEX)
                .execute()),
        refused(
            "writing a shared table",
            "country",
            "across tenants",
            dsl -> dsl.update(COUNTRY).set(COUNTRY.NAME, "x").execute()),
        refused(
            "deleting from a shared table",
            "country",
            "across tenants",
            dsl -> dsl.deleteFrom(COUNTRY).execute()),
        refused(
            "inserting into a shared table",
            "country",
            "across tenants",
            dsl -> dsl.insertInto(COUNTRY, COUNTRY.CODE, COUNTRY.NAME)
                .values("XX", "x")
                .execute()),
        refused(
            "MERGE",
            "MERGE INTO \"differential\".\"category\"",
            "onConflict",
            dsl -> dsl.mergeInto(CATEGORY)
                .using(CATEGORY.as("s"))
                .on(CATEGORY.ID.eq(CATEGORY.as("s").ID))
                .whenMatchedThenUpdate()
                .set(CATEGORY.NAME, "x")
                .execute()),
        refused(
            "onDuplicateKeyUpdate of several keys",
            "MERGE INTO \"differential\".\"customer\"",
            "onConflict",
            dsl -> dsl.insertInto(CUSTOMER, CUSTOMER.ID, CUSTOMER.NAME, CUSTOMER.ACTIVE)
                .values(1, "x", true)
                .onDuplicateKeyUpdate()
                .set(CUSTOMER.NAME, "x")
                .execute()),
        refused(
            "UPDATE with LIMIT",
            "visit",
            "where(key.in",
            dsl -> dsl.update(VISIT).set(VISIT.SECONDS, 1).limit(1).execute()),
        refused(
            "DELETE with ORDER BY",
            "visit",
            "where(key.in",
            dsl -> dsl.deleteFrom(VISIT).orderBy(VISIT.ID).limit(1).execute()));
  }
}
