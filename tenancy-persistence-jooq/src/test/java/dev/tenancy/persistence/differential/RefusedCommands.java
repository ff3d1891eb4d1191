package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.Refusal.ROW_SECURITY_ALONE;
import static dev.tenancy.persistence.differential.Refusal.refused;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.privilege;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.user;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;

import java.util.UUID;
import java.util.stream.Stream;

/** What no tenant has to say to a database. */
final class RefusedCommands {
  private static final UUID GLOBEX = Shop.GLOBEX.value();

  private RefusedCommands() {}

  static Stream<Refusal> all() {
    return Stream.of(schema(), session()).flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> schema() {
    String migration = "migration";
    return Stream.of(
        refused(
            "TRUNCATE",
            "TRUNCATE of \"differential\".\"visit\"",
            "deleteFrom",
            dsl -> dsl.truncate(VISIT).execute()),
        refused(
            "CREATE TABLE",
            "schema",
            migration,
            dsl -> dsl.createTable("t").column("id", INTEGER).execute()),
        refused(
            "ALTER TABLE",
            "schema in a tenant's scope: \"differential\".\"visit\"",
            migration,
            dsl -> dsl.alterTable(VISIT).drop(VISIT.SECONDS).execute()),
        refused("DROP TABLE", "schema", migration, dsl -> dsl.dropTable(VISIT).execute()),
        refused(
            "CREATE INDEX",
            "schema",
            migration,
            dsl -> dsl.createIndex("i").on(VISIT, VISIT.ID).execute()),
        refused(
            "ADD CONSTRAINT",
            "schema",
            migration,
            dsl -> dsl.alterTable(VISIT).add(constraint("c").unique(VISIT.ID)).execute()),
        refused(
            "GRANT",
            "schema",
            migration,
            dsl -> dsl.grant(privilege("select")).on(VISIT).to(user("public")).execute()),
        refused(
            "CREATE VIEW",
            "schema",
            migration,
            dsl -> dsl.createView("v").as(select(CUSTOMER.ID).from(CUSTOMER)).execute()));
  }

  private static Stream<Refusal> session() {
    String settings = "the session's settings";
    String known = "of a kind that the filter does not know";
    return Stream.of(
        refused(
            "BEGIN of a block", known, "", dsl -> dsl.begin(deleteFrom(VISIT)).execute()),
        refused("COMMIT", known, "", dsl -> dsl.commit().execute()),
        refused("ROLLBACK", known, "", dsl -> dsl.rollback().execute()),
        refused("SAVEPOINT", known, "", dsl -> dsl.savepoint("s").execute()),
        refused("RELEASE SAVEPOINT", known, "", dsl -> dsl.releaseSavepoint("s").execute()),
        refused("START TRANSACTION", known, "", dsl -> dsl.startTransaction().execute()),
        refused(
            "EXPLAIN",
            known,
            ROW_SECURITY_ALONE,
            dsl -> dsl.explain(selectFrom(CUSTOMER)).plan()),
        refused(
            "SET of the scope",
            settings,
            "Settings",
            dsl -> dsl.set(name("tenancy", "tenant_id"), val(GLOBEX.toString())).execute()),
        refused(
            "SET LOCAL of the scope",
            settings,
            "Settings",
            dsl -> dsl.setLocal(name("tenancy", "tenant_id"), val(GLOBEX.toString()))
                .execute()),
        refused(
            "SET SCHEMA",
            settings,
            "Settings",
            dsl -> dsl.setSchema("differential").execute()),
        refused(
            "SET CATALOG",
            settings,
            "Settings",
            dsl -> dsl.setCatalog("differential").execute()));
  }
}
