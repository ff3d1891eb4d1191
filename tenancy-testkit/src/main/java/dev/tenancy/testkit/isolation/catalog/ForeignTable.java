package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table that is somewhere else. */
public final class ForeignTable {
  private static final String ALL = """
      select format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'f' order by 1""";

  private ForeignTable() {}

  /** The names of all of them, with their schemas, quoted where SQL wants it. */
  public static List<String> read(Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    Query.of(connection, ALL).each(row -> all.add(row.text(1)));
    return all;
  }
}
