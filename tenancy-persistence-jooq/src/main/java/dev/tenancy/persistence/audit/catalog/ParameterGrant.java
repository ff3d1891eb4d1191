package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A role that serves, or everybody, may change a setting that is the superuser's.
 *
 * @param parameter the setting, as SQL
 * @param grantee who may, as SQL
 * @param privilege {@code set} or {@code alter system}
 */
public record ParameterGrant(String parameter, String grantee, String privilege) {
  static List<ParameterGrant> read(Session db, String[] serving) throws SQLException {
    return db.fetch("""
            select p.parname, coalesce(quote_ident(r.rolname), 'public'), lower(x.privilege_type)
            from pg_parameter_acl p
            cross join aclexplode(p.paracl) x
            left join pg_roles r on r.oid = x.grantee
            where x.grantee = 0 or r.rolname = any (?::name[])
            order by 1, 2, 3
            """, (Object) serving)
        .map(row -> new ParameterGrant(row.text(0), row.text(1), row.text(2)));
  }
}
