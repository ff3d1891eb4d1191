package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A role that serves, or everybody, may create something in a schema or a schema in the database.
 *
 * @param kind {@code database} or {@code schema}
 * @param name its name, quoted where it has to be
 * @param audited whether it holds what is audited
 * @param grantee who may, as SQL
 */
public record CreateGrant(String kind, String name, boolean audited, String grantee) {
  static List<CreateGrant> read(Session db, String[] schemas, String[] serving)
      throws SQLException {
    return db.fetch("""
            select o.kind, quote_ident(o.name), o.audited,
              coalesce(quote_ident(r.rolname), 'public')
            from (
              select 'database' as kind, datname as name, true as audited, datacl as acl,
                datdba as owner
              from pg_database where datname = current_database()
              union all
              select 'schema', nspname, nspname = any (?::name[]), nspacl, nspowner
              from pg_namespace where nspname = any (?::name[]) or nspname = 'public'
            ) o, aclexplode(o.acl) x
            left join pg_roles r on r.oid = x.grantee
            where x.privilege_type = 'CREATE' and x.grantee <> o.owner
              and (x.grantee = 0 or r.rolname = any (?::name[]))
            order by 1, 2, 4
            """, schemas, schemas, serving)
        .map(row -> new CreateGrant(row.text(0), row.text(1), row.flag(2), row.text(3)));
  }
}
