package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was attacked, for the record.
 *
 * @param version of PostgreSQL, as it tells it
 * @param schemas the last migration of each history that Flyway keeps
 */
public record Engine(String version, List<String> schemas) {
  private static final String HISTORIES = """
      select format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'installed_rank'
      where c.relkind = 'r' order by 1""";

  /** The one of a connection that may read those histories. */
  public static Engine of(Connection connection) throws SQLException {
    List<String> versions = new ArrayList<>();
    Query.of(connection, "select version()").each(row -> versions.add(row.text(1)));
    List<String> histories = new ArrayList<>();
    Query.of(connection, HISTORIES).each(row -> histories.add(row.text(1)));
    List<String> schemas = new ArrayList<>();
    for (String history : histories) {
      Query.of(
              connection,
              "select coalesce(version, description) || ' ' || description from " + history
                  + " where success order by installed_rank desc limit 1")
          .each(row -> schemas.add(history + ": " + row.text(1)));
    }
    return new Engine(versions.get(0), schemas);
  }
}
