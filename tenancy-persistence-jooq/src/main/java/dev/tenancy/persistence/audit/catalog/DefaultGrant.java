package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * What a role that serves, or everybody, may do with tables that somebody creates later.
 *
 * @param creator who creates them, as SQL
 * @param schema where, as SQL; empty for anywhere
 * @param grantee who may, as SQL
 * @param privilege what
 */
public record DefaultGrant(String creator, String schema, String grantee, String privilege) {
  static List<DefaultGrant> read(Session db, String[] schemas, String[] serving)
      throws SQLException {
    return db.fetch("""
            select quote_ident(pg_get_userbyid(d.defaclrole)), coalesce(quote_ident(n.nspname), ''),
              coalesce(quote_ident(r.rolname), 'public'), lower(x.privilege_type)
            from pg_default_acl d
            cross join aclexplode(d.defaclacl) x
            left join pg_namespace n on n.oid = d.defaclnamespace
            left join pg_roles r on r.oid = x.grantee
            where d.defaclobjtype = 'r' and x.grantee <> d.defaclrole
              and (d.defaclnamespace = 0 or n.nspname = any (?::name[]))
              and (x.grantee = 0 or r.rolname = any (?::name[]))
            order by 1, 2, 3, 4
            """, schemas, serving)
        .map(row -> new DefaultGrant(row.text(0), row.text(1), row.text(2), row.text(3)));
  }
}
