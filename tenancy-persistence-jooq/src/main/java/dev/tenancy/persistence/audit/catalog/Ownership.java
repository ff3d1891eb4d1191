package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * Who owns something: the database, a schema that is audited, or what is in one.
 *
 * @param kind what SQL calls the kind of object
 * @param name its name, quoted where it has to be
 * @param owner who owns it, not quoted
 */
public record Ownership(String kind, String name, String owner) {
  static List<Ownership> read(Session db, String[] schemas, Long[] tables) throws SQLException {
    return db.fetch("""
            select 'database', quote_ident(datname), pg_get_userbyid(datdba)::text
            from pg_database where datname = current_database()
            union all
            select 'schema', quote_ident(nspname), pg_get_userbyid(nspowner)::text
            from pg_namespace where nspname = any (?::name[])
            union all
            select case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end,
              c.oid::regclass::text, pg_get_userbyid(c.relowner)::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where (n.nspname = any (?::name[]) or c.oid::bigint = any (?))
              and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
              -- These follow their table.
              and not (c.relkind = 'S' and exists (
                select from pg_depend d where d.classid = 'pg_class'::regclass
                  and d.objid = c.oid and d.deptype in ('a', 'i')))
            union all
            select 'routine', p.oid::regprocedure::text, pg_get_userbyid(p.proowner)::text
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = any (?::name[]) and p.prokind <> 'a'
            order by 1, 2
            """, schemas, schemas, tables, schemas)
        .map(row -> new Ownership(row.text(0), row.text(1), row.text(2)));
  }
}
