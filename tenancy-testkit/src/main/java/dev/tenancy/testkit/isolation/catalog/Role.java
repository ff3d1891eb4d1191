package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The role that serves, or one that it may become.
 *
 * @param name quoted where SQL wants it
 * @param unbound whether row security does not bind it, because of what it is itself
 * @param makesRoles whether it may make roles, and so give itself others
 */
public record Role(String name, boolean unbound, boolean makesRoles) {
  private static final String CURRENT = """
      select format('%I', r.rolname), r.rolsuper or r.rolbypassrls or r.rolreplication, r.rolcreaterole
      from pg_catalog.pg_roles r where r.rolname = current_user""";
  private static final String OTHERS = """
      select format('%I', o.rolname), o.rolsuper or o.rolbypassrls or o.rolreplication, o.rolcreaterole
      from pg_catalog.pg_roles r join pg_catalog.pg_roles o on o.oid <> r.oid
      where r.rolname = current_user and not r.rolsuper and pg_has_role(r.oid, o.oid, 'MEMBER')
      order by 1""";

  /** The one of a connection. */
  public static Role of(Connection serving) throws SQLException {
    return read(serving, CURRENT).get(0);
  }

  /** Those that it may become, unless it is a superuser, who may become all. */
  public static List<Role> others(Connection serving) throws SQLException {
    return read(serving, OTHERS);
  }

  private static List<Role> read(Connection connection, String sql) throws SQLException {
    List<Role> found = new ArrayList<>();
    Query.of(connection, sql)
        .each(row -> found.add(new Role(row.text(1), row.flag(2), row.flag(3))));
    return found;
  }
}
