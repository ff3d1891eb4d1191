package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a database consists of, as far as tenants may meet in it.
 *
 * @param views all of them, those first that others may read
 * @param foreignTables their names
 * @param protections of all tables, by their names
 * @param reactive the names of the tables that have triggers or rules
 * @param variables the settings that policies ask, directly or by functions
 * @param flags the columns that policies look at
 */
public record Schema(
    Catalog catalog,
    List<Routine> routines,
    List<View> views,
    List<String> foreignTables,
    Map<String, Protection> protections,
    Set<String> reactive,
    List<String> variables,
    List<PolicyColumn> flags) {

  /** Reads it in the transaction of a superuser's connection. */
  public static Schema read(Connection connection) throws SQLException {
    qualifyNames(connection);
    Schema schema = new Schema(
        Catalog.read(connection),
        Routine.read(connection),
        View.read(connection),
        ForeignTable.read(connection),
        Protection.read(connection),
        Reactions.read(connection),
        Variable.read(connection),
        PolicyColumn.read(connection));
    execute(connection, "set local search_path to default");
    return schema;
  }

  /** Otherwise PostgreSQL leaves schemas out in a transaction, each role others. */
  public static void qualifyNames(Connection connection) throws SQLException {
    execute(connection, "set local search_path = pg_catalog");
  }

  /** The names of what is no table, and may be as open to all as one. */
  public Set<String> readables() {
    return Stream.concat(views.stream().map(View::name), foreignTables.stream())
        .collect(Collectors.toSet());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
