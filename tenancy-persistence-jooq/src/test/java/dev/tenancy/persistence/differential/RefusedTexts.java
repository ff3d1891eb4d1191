package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.Refusal.ROW_SECURITY_ALONE;
import static dev.tenancy.persistence.differential.Refusal.of;
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
import org.jooq.SQLDialect;
import org.jooq.VisitListener;

/** Plain SQL, and ways around the filter. */
final class RefusedTexts {
  private RefusedTexts() {}

  static Stream<Refusal> all() {
    return Stream.of(plainSql(), others()).flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> plainSql() {
    String generated = "use the generated table";
    return Stream.of(
        of(
            "a whole query of plain SQL",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.fetch("select * from differential.customer")),
        of(
            "a whole statement of plain SQL",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.execute("delete from differential.visit")),
        of(
            "resultQuery",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.resultQuery("select 1").fetch()),
        of(
            "query",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.query("delete from differential.visit").execute()),
        of(
            "a batch of plain SQL",
            "plain SQL",
            ROW_SECURITY_ALONE,
            dsl -> dsl.batch("delete from differential.visit", "select 1").execute()),
        of(
            "a table of plain SQL",
            "differential.customer",
            "",
            dsl -> dsl.select(count()).from("differential.customer").fetch()),
        of(
            "a table of plain SQL in a sub-query",
            "differential.customer",
            "",
            dsl -> dsl.select(field(select(count()).from(table("differential.customer"))))
                .fetch()),
        of(
            "a named table",
            "customer",
            generated,
            dsl -> dsl.select(count())
                .from(table(name("differential", "customer")))
                .fetch()),
        of(
            "a named table in a join",
            "customer",
            generated,
            dsl -> dsl.select(count())
                .from(VISIT.join(table(name("differential", "customer"))).on("true"))
                .fetch()),
        of(
            "deleting from a named table",
            "visit",
            "generated table",
            dsl -> dsl.deleteFrom(table(name("differential", "visit"))).execute()),
        of(
            "what the parser read",
            "visit",
            generated,
            dsl -> dsl.fetch(dsl.parser().parseSelect("select * from differential.visit"))),
        of(
            "an undeclared table",
            "tenant",
            "TenantPolicy.shared",
            dsl -> dsl.selectFrom(TENANT).fetch()),
        of(
            "SELECT INTO",
            "INTO",
            "insertInto",
            dsl ->
                dsl.select(CUSTOMER.ID).into(table(name("copy"))).from(CUSTOMER).execute()));
  }

  private static Stream<Refusal> others() {
    return Stream.of(
        of(
            "a statement on the connection",
            "connection(…)",
            ROW_SECURITY_ALONE,
            dsl -> dsl.connection(
                c -> c.createStatement().executeQuery("select * from differential.customer"))),
        of(
            "a prepared statement on the connection",
            "connection(…)",
            ROW_SECURITY_ALONE,
            dsl -> dsl.connectionResult(
                c -> c.prepareStatement("select * from differential.customer").executeQuery())),
        of(
            "jOOQ without listeners on the connection",
            "connection(…)",
            ROW_SECURITY_ALONE,
            dsl -> dsl.connection(
                c -> using(c, SQLDialect.POSTGRES).selectFrom(CUSTOMER).fetch())),
        of(
            "plain SQL on the parsing connection",
            "customer",
            ROW_SECURITY_ALONE,
            dsl -> query(dsl.parsingConnection())),
        of(
            "plain SQL on the diagnosing connection",
            "customer",
            ROW_SECURITY_ALONE,
            dsl -> query(dsl.diagnosticsConnection())),
        of("meta()", "meta()", ROW_SECURITY_ALONE, dsl -> dsl.meta().getTables()),
        of(
            "a configuration without the listener",
            "derived without",
            ROW_SECURITY_ALONE,
            dsl -> dsl.configuration()
                .derive(new VisitListener[0])
                .dsl()
                .selectFrom(CUSTOMER)
                .fetch()),
        of(
            "another dialect",
            "dialect",
            "POSTGRES",
            dsl -> dsl.configuration()
                .derive(SQLDialect.MYSQL)
                .dsl()
                .selectFrom(CUSTOMER)
                .fetch()),
        of(
            "fetchCount of a query",
            "FetchCount",
            "",
            dsl -> dsl.fetchCount(select(CUSTOMER.ID).from(CUSTOMER))));
  }

  private static void query(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("select * from differential.customer");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
