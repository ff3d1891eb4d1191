package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.Refusal.ROW_SECURITY_ALONE;
import static dev.tenancy.persistence.differential.Refusal.of;
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
        of("TRUNCATE", "TRUNCATE", "deleteFrom", dsl -> dsl.truncate(VISIT).execute()),
        of(
            "CREATE TABLE",
            "schema",
            migration,
            dsl -> dsl.createTable("t").column("id", INTEGER).execute()),
        of(
            "ALTER TABLE",
            "schema",
            migration,
            dsl -> dsl.alterTable(VISIT).drop(VISIT.SECONDS).execute()),
        of("DROP TABLE", "schema", migration, dsl -> dsl.dropTable(VISIT).execute()),
        of(
            "CREATE INDEX",
            "schema",
            migration,
            dsl -> dsl.createIndex("i").on(VISIT, VISIT.ID).execute()),
        of(
            "ADD CONSTRAINT",
            "schema",
            migration,
            dsl -> dsl.alterTable(VISIT).add(constraint("c").unique(VISIT.ID)).execute()),
        of(
            "GRANT",
            "schema",
            migration,
            dsl -> dsl.grant(privilege("select")).on(VISIT).to(user("public")).execute()),
        of(
            "CREATE VIEW",
            "schema",
            migration,
            dsl -> dsl.createView("v").as(select(CUSTOMER.ID).from(CUSTOMER)).execute()));
  }

  private static Stream<Refusal> session() {
    String known = "of a kind that the filter does not know";
    return Stream.of(
        of("BEGIN of a block", known, "", dsl -> dsl.begin(deleteFrom(VISIT)).execute()),
        of("COMMIT", known, "", dsl -> dsl.commit().execute()),
        of("ROLLBACK", known, "", dsl -> dsl.rollback().execute()),
        of("SAVEPOINT", known, "", dsl -> dsl.savepoint("s").execute()),
        of("RELEASE SAVEPOINT", known, "", dsl -> dsl.releaseSavepoint("s").execute()),
        of("START TRANSACTION", known, "", dsl -> dsl.startTransaction().execute()),
        of(
            "EXPLAIN",
            known,
            ROW_SECURITY_ALONE,
            dsl -> dsl.explain(selectFrom(CUSTOMER)).plan()),
        of(
            "SET of the scope",
            "",
            "",
            dsl -> dsl.set(name("tenancy", "tenant_id"), val(GLOBEX.toString())).execute()),
        of(
            "SET LOCAL of the scope",
            "",
            "",
            dsl -> dsl.setLocal(name("tenancy", "tenant_id"), val(GLOBEX.toString()))
                .execute()),
        of("SET SCHEMA", "", "", dsl -> dsl.setSchema("differential").execute()),
        of("SET CATALOG", "", "", dsl -> dsl.setCatalog("differential").execute()));
  }
}
