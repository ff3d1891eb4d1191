package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The role that serves.
 *
 * @param name quoted where SQL wants it
 * @param unbound whether row security does not bind it, because of what it is itself
 * @param others the names of the roles that it may become
 */
public record Role(String name, boolean unbound, List<String> others) {
  private static final String CURRENT = """
      select format('%I', r.rolname), r.rolsuper or r.rolbypassrls,
        case when r.rolsuper then '{}' else array(select format('%I', o.rolname)
          from pg_catalog.pg_roles o
          where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'MEMBER') order by 1) end
      from pg_catalog.pg_roles r where r.rolname = current_user""";

  /** The one of a connection. */
  public static Role of(Connection serving) throws SQLException {
    List<Role> found = new ArrayList<>();
    Query.of(serving, CURRENT)
        .each(row -> found.add(new Role(row.text(1), row.flag(2), row.texts(3))));
    return found.get(0);
  }
}
