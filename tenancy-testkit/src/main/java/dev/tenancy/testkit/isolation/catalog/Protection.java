package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What row security a table has.
 *
 * @param owner of the table
 * @param schemaOwner who can drop it with its schema
 * @param enabled whether there is row security at all
 * @param forced whether the owner is bound by it
 * @param permissive the names of the policies of which one is enough to open a row
 */
public record Protection(
    String owner, String schemaOwner, boolean enabled, boolean forced, List<String> permissive) {
  /** That of a table without any. */
  public static final Protection NONE = new Protection("", "", false, false, List.of());

  private static final String ALL = """
      select format('%I.%I', n.nspname, c.relname), format('%I', r.rolname),
        format('%I', pg_get_userbyid(n.nspowner)), c.relrowsecurity, c.relforcerowsecurity,
        array(select format('%I', p.polname) from pg_catalog.pg_policy p
          where p.polrelid = c.oid and p.polpermissive order by 1)
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_roles r on r.oid = c.relowner
      where c.relkind in ('r', 'p')""";

  /** Those of all tables, by their quoted names. */
  public static Map<String, Protection> read(Connection connection) throws SQLException {
    Map<String, Protection> all = new HashMap<>();
    Query.of(connection, ALL)
        .each(row -> all.put(
            row.text(1),
            new Protection(row.text(2), row.text(3), row.flag(4), row.flag(5), row.texts(6))));
    return all;
  }
}
