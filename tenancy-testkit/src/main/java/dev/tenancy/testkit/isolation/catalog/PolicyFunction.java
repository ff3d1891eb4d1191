package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that a policy calls. Names are quoted where SQL wants it.
 *
 * @param table that the policy is on
 * @param signature of the function
 */
public record PolicyFunction(String table, String signature) {
  private static final String ALL = """
      select distinct format('%I.%I', n.nspname, c.relname),
        format('%I.%I(%s)', fn.nspname, f.proname, pg_catalog.oidvectortypes(f.proargtypes))
      from pg_catalog.pg_policy p
      join pg_catalog.pg_class c on c.oid = p.polrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_depend d
        on d.classid = 'pg_catalog.pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_catalog.pg_proc'::regclass
      join pg_catalog.pg_proc f on f.oid = d.refobjid
      join pg_catalog.pg_namespace fn on fn.oid = f.pronamespace
      where f.provolatile = 's'
      order by 1, 2""";

  /** All that say that they answer the same within a statement. */
  public static List<PolicyFunction> read(Connection connection) throws SQLException {
    List<PolicyFunction> all = new ArrayList<>();
    Query.of(connection, ALL).each(row -> all.add(new PolicyFunction(row.text(1), row.text(2))));
    return all;
  }
}
