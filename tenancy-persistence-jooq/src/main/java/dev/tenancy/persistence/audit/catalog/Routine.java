package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A function or procedure that did not come with the server.
 *
 * @param schema its schema
 * @param plainName its name, not quoted
 * @param name schema, name and types of the arguments, quoted where they have to be
 * @param owner who owns it
 * @param extension whether it belongs to an extension
 * @param trusted whether its language is one that everybody may use
 * @param definer whether it runs with its owner's rights
 * @param volatility as in {@code pg_proc.provolatile}
 * @param leakproof whether it is said to give nothing of its arguments away
 * @param settings what it sets while it runs
 * @param body what it does
 * @param callers the roles that serve, and may call it
 */
public record Routine(
    String schema,
    String plainName,
    String name,
    String owner,
    boolean extension,
    boolean trusted,
    boolean definer,
    char volatility,
    boolean leakproof,
    String settings,
    String body,
    List<String> callers) {
  /** The number of the first object that somebody has made, in every version of PostgreSQL. */
  private static final int FIRST_NORMAL_OBJECT_ID = 16_384;

  static List<Routine> read(Session db, String[] serving) throws SQLException {
    return db.fetch("""
            select n.nspname::text, p.proname::text, p.oid::regprocedure::text,
              pg_get_userbyid(p.proowner)::text,
              exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
                and d.objid = p.oid and d.deptype = 'e'),
              l.lanpltrusted or l.lanname = 'sql', p.prosecdef, p.provolatile::text,
              p.proleakproof, coalesce(array_to_string(p.proconfig, '; '), ''),
              coalesce(pg_get_function_sqlbody(p.oid), p.prosrc),
              array(select quote_ident(r) from unnest(?::name[]) as r
                    where has_function_privilege(r, p.oid, 'execute')
                      and has_schema_privilege(r, p.pronamespace, 'usage'))
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
            join pg_language l on l.oid = p.prolang
            where p.oid >= ? and n.nspname !~ '^pg_temp' and p.prokind <> 'a'
            order by 3
            """, serving, FIRST_NORMAL_OBJECT_ID)
        .map(row -> new Routine(
            row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            row.flag(4),
            row.flag(5),
            row.flag(6),
            row.text(7).charAt(0),
            row.flag(8),
            row.text(9),
            row.optional(10).orElse(""),
            row.texts(11)));
  }
}
