package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody else than the owner may do with a table, or what is created later.
 *
 * @param table the number of the table
 * @param tableName schema and name, quoted where they have to be
 * @param column the column, quoted where it has to be; empty for the whole table
 * @param grantee who may, not quoted; empty for everybody
 * @param granteeSql the same as SQL
 * @param privilege what
 */
public record Grant(
    long table,
    String tableName,
    Optional<String> column,
    Optional<String> grantee,
    String granteeSql,
    String privilege) {
  static List<Grant> read(Session db, Long[] tables) throws SQLException {
    return db.fetch("""
            select c.oid::bigint, c.oid::regclass::text, x.column_name,
              r.rolname::text, coalesce(quote_ident(r.rolname), 'public'),
              lower(x.privilege_type)
            from pg_class c
            cross join lateral (
              select null as column_name, grantee, privilege_type from aclexplode(c.relacl)
              union all
              select quote_ident(a.attname), e.grantee, e.privilege_type
              from pg_attribute a, aclexplode(a.attacl) e where a.attrelid = c.oid
            ) x
            left join pg_roles r on r.oid = x.grantee
            where c.oid::bigint = any (?) and x.grantee <> c.relowner
            order by 2, 5, 6, 3
            """, (Object) tables)
        .map(row -> new Grant(
            row.number(0),
            row.text(1),
            row.optional(2),
            row.optional(3),
            row.text(4),
            row.text(5)));
  }
}
