package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A way for a role that serves to become another one, or to get its rights.
 *
 * @param member the role that serves, not quoted
 * @param through the role that it is a direct member of, quoted where it has to be
 * @param role the role that it gets to in the end, not quoted
 * @param grantor who has granted the first step, quoted where it has to be
 */
public record Membership(String member, String through, String role, String grantor) {
  static List<Membership> read(Session db, String[] serving) throws SQLException {
    // From PostgreSQL 16 on a membership can be without any of its effects.
    return db.fetch("""
            with recursive step as (
              select m.member, m.roleid, m.grantor from pg_auth_members m
              where m.admin_option
                or coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true)
                or coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)
            ), way as (
              select s.member, s.roleid as through, s.grantor, s.roleid as role from step s
              join pg_roles r on r.oid = s.member and r.rolname = any (?::name[])
              union
              select way.member, way.through, way.grantor, s.roleid
              from way join step s on s.member = way.role
            )
            select distinct on (1, 3) pg_get_userbyid(member)::text,
              quote_ident(pg_get_userbyid(through)), pg_get_userbyid(role)::text,
              quote_ident(pg_get_userbyid(grantor))
            from way order by 1, 3, (through = role) desc, 2
            """, (Object) serving)
        .map(row -> new Membership(row.text(0), row.text(1), row.text(2), row.text(3)));
  }
}
