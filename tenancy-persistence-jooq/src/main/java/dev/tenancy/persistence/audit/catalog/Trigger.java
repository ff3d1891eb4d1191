package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A trigger or a rule of a tenant-owned table, where it is declared.
 *
 * @param table schema and name of the table, quoted where they have to be
 * @param name its name, quoted where it has to be
 * @param rule whether it is a rule, which rewrites statements
 * @param definer whether it runs with somebody else's rights
 */
public record Trigger(String table, String name, boolean rule, boolean definer) {
  static List<Trigger> read(Session db, Long[] tables) throws SQLException {
    return db.fetch("""
            select t.tgrelid::regclass::text, quote_ident(t.tgname), false, p.prosecdef
            from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where not t.tgisinternal and t.tgparentid = 0 and t.tgrelid::bigint = any (?)
            union all
            select r.ev_class::regclass::text, quote_ident(r.rulename), true, false
            from pg_rewrite r where r.ev_class::bigint = any (?)
            order by 1, 2
            """, tables, tables)
        .map(row -> new Trigger(row.text(0), row.text(1), row.flag(2), row.flag(3)));
  }
}
