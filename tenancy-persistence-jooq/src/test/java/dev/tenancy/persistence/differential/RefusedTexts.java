package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.Refusal.ROW_SECURITY_ALONE;
import static dev.tenancy.persistence.differential.Refusal.refused;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static dev.tenancy.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.using;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;

/** Plain SQL, and ways around the filter. */
final class RefusedTexts {
  private RefusedTexts() {}

  static Stream<Refusal> all() {
    return Stream.of(plainSql(), others()).flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> plainSql() {
    String generated = "use the generated table";
    return Stream.of(
        refused(
            "a whole query of plain SQL",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.fetch("select * from differential.customer")),
        refused(
            "a whole statement of plain SQL",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.execute("delete from differential.visit")),
        refused(
            "resultQuery",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.resultQuery("select 1").fetch()),
        refused(
            "query",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.query("delete from differential.visit").execute()),
        refused(
            "a batch of plain SQL",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.batch("delete from differential.visit", "select 1").execute()),
        refused(
            "a table of plain SQL",
            "differential.customer",
            "",
            dsl -> dsl.select(count()).from("differential.customer").fetch()),
        refused(
            "a table of plain SQL in a sub-query",
            "differential.customer",
            "",
            dsl -> dsl.select(field(select(count()).from(table("differential.customer"))))
                .fetch()),
        refused(
            "a named table",
            "customer",
            generated,
            dsl -> dsl.select(count())
                .from(table(name("differential", "customer")))
                .fetch()),
        refused(
            "a named table in a join",
            "customer",
            generated,
            dsl -> dsl.select(count())
                .from(VISIT.join(table(name("differential", "customer"))).on("true"))
                .fetch()),
        refused(
            "deleting from a named table",
            "visit",
            "generated table",
            dsl -> dsl.deleteFrom(table(name("differential", "visit"))).execute()),
        refused(
            "what the parser read",
            "visit",
            generated,
            dsl -> dsl.fetch(dsl.parser().parseSelect("select * from differential.visit"))),
        refused(
            "an undeclared table",
            "tenant",
            "TenantPolicy.shared",
            dsl -> dsl.selectFrom(TENANT).fetch()),
        refused(
            "SELECT INTO",
            "INTO",
            "insertInto",
            dsl ->
                dsl.select(CUSTOMER.ID).into(table(name("copy"))).from(CUSTOMER).execute()));
  }

  private static Stream<Refusal> others() {
    return Stream.of(
        refused(
            "a statement on the connection",
            "connection(…)",
            ROW_SECURITY_ALONE,
            dsl -> dsl.connection(
                c -> c.createStatement().executeQuery("select * from differential.customer"))),
        refused(
            "a prepared statement on the connection",
            "connection(…)",
            ROW_SECURITY_ALONE,
            dsl -> dsl.connectionResult(
                c -> c.prepareStatement("select * from differential.customer").executeQuery())),
        refused(
            "jOOQ without listeners on the connection",
            "connection(…)",
            ROW_SECURITY_ALONE,
            dsl -> dsl.connection(
                c -> using(c, SQLDialect.POSTGRES).selectFrom(CUSTOMER).fetch())),
        refused(
            "plain SQL on the parsing connection",
            "customer",
            ROW_SECURITY_ALONE,
            dsl -> query(dsl.parsingConnection())),
        refused(
            "plain SQL on the diagnosing connection",
            "customer",
            ROW_SECURITY_ALONE,
            dsl -> query(dsl.diagnosticsConnection())),
        refused("meta()", "meta()", ROW_SECURITY_ALONE, dsl -> dsl.meta().getTables()),
        refused(
            "a configuration without the listener",
            "derived without",
            ROW_SECURITY_ALONE,
            dsl -> dsl.configuration()
                .derive(new ExecuteListener[0])
                .dsl()
                .selectFrom(CUSTOMER)
                .fetch()),
        refused(
            "another dialect",
            "dialect",
            "POSTGRES",
            dsl -> dsl.configuration()
                .derive(SQLDialect.MYSQL)
                .dsl()
                .selectFrom(CUSTOMER)
                .fetch()));
  }

  private static void query(Connection connection) {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.executeQuery("select * from differential.customer");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
