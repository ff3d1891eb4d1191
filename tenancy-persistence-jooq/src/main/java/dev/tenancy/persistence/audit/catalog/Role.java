package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A role of the server.
 *
 * @param plainName its name
 * @param name its name, quoted where it has to be
 * @param superuser whether nothing is refused to it
 * @param bypasses whether row security does not bind it
 * @param createsRoles whether it may make roles and, up to PostgreSQL 15, become any of them
 * @param replicates whether it may read everything that is written
 * @param login whether it may log in
 * @param reaches whether it can read or write a tenant-owned table
 */
public record Role(
    String plainName,
    String name,
    boolean superuser,
    boolean bypasses,
    boolean createsRoles,
    boolean replicates,
    boolean login,
    boolean reaches) {
  static List<Role> read(Session db, Long[] tables) throws SQLException {
    // Only where it matters: asking for each role and each table would take its time.
    return db.fetch("""
            select r.rolname::text, quote_ident(r.rolname), r.rolsuper, r.rolbypassrls,
              r.rolcreaterole, r.rolreplication, r.rolcanlogin,
              r.rolbypassrls and not r.rolsuper and exists (
                select from pg_class c where c.oid::bigint = any (?) and (
                  has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
                  or has_table_privilege(r.oid, c.oid, 'delete, truncate')))
            from pg_roles r order by 1
            """, (Object) tables)
        .map(row -> new Role(
            row.text(0),
            row.text(1),
            row.flag(2),
            row.flag(3),
            row.flag(4),
            row.flag(5),
            row.flag(6),
            row.flag(7)));
  }
}
