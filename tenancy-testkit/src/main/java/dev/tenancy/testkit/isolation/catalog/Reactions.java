package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What writing to a table sets off. */
public final class Reactions {
  private static final String ALL = """
      select format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and (
        exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
        or exists (select from pg_catalog.pg_rewrite r where r.ev_class = c.oid))""";

  private Reactions() {}

  /** The names of the tables that have triggers or rules. */
  public static Set<String> read(Connection connection) throws SQLException {
    Set<String> all = new HashSet<>();
    Query.of(connection, ALL).each(row -> all.add(row.text(1)));
    return all;
  }
}
