package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A policy of row security.
 *
 * @param table the number of its table
 * @param name its name, quoted where it has to be
 * @param permissive whether it lets rows through that others do not
 * @param command as in {@code pg_policy.polcmd}
 * @param everybody whether it is for every role
 * @param using what can be seen; empty when nothing is said
 * @param check what can be written; empty when nothing is said
 */
public record Policy(
    long table,
    String name,
    boolean permissive,
    char command,
    boolean everybody,
    String using,
    String check) {
  static List<Policy> read(Session db, Long[] tables) throws SQLException {
    return db.fetch("""
            select polrelid::bigint, quote_ident(polname), polpermissive, polcmd::text,
              polroles = '{0}', coalesce(pg_get_expr(polqual, polrelid), ''),
              coalesce(pg_get_expr(polwithcheck, polrelid), '')
            from pg_policy where polrelid::bigint = any (?) order by 1, 2
            """, (Object) tables)
        .map(row -> new Policy(
            row.number(0),
            row.text(1),
            row.flag(2),
            row.text(3).charAt(0),
            row.flag(4),
            row.text(5),
            row.text(6)));
  }
}
