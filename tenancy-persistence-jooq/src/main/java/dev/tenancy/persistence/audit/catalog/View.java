package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A view that shows rows of a tenant-owned table, be it through other views. It may be in any schema.
 *
 * @param name schema and name, quoted where they have to be
 * @param materialized whether it keeps the rows
 * @param invoker whether it looks with the rights of whoever asks
 * @param readers the roles that serve, and may read it
 */
public record View(String name, boolean materialized, boolean invoker, List<String> readers) {
  static List<View> read(Session db, Long[] tables, String[] serving) throws SQLException {
    return db.fetch("""
            with recursive seen as (
              select oid from pg_class where oid::bigint = any (?)
              union
              select r.ev_class from seen
              join pg_depend d on d.refobjid = seen.oid and d.refclassid = 'pg_class'::regclass
                and d.classid = 'pg_rewrite'::regclass
              join pg_rewrite r on r.oid = d.objid and r.rulename = '_RETURN'
            )
            select c.oid::regclass::text, c.relkind = 'm',
              coalesce((
                select o.option_value::boolean from pg_options_to_table(c.reloptions) o
                where o.option_name = 'security_invoker'), false),
              array(select quote_ident(r) from unnest(?::name[]) as r
                    where has_any_column_privilege(r, c.oid, 'select'))
            from seen join pg_class c on c.oid = seen.oid and c.relkind in ('v', 'm')
            where c.relpersistence <> 't'
            order by 1
            """, tables, serving)
        .map(row -> new View(row.text(0), row.flag(1), row.flag(2), row.texts(3)));
  }
}
