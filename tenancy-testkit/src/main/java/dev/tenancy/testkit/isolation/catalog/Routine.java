package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A function or a procedure that can be called by SQL.
 *
 * @param name with its schema, quoted where SQL wants it
 * @param signature the same with the types of its arguments, as in {@code shop.find(uuid, text)}
 * @param arguments the types of its arguments
 * @param required how many of them a call has to bring
 * @param procedure whether it is one, and has to be called by CALL
 * @param definer whether it runs with the rights of its owner, and not of whoever calls
 * @param immutable whether it says that it always gives the same answer
 * @param leakproof whether it says that it tells nothing of its arguments
 * @param gullible whether it runs with the rights of its owner and takes a temporary object of the caller's
 *     for one of its own, see CREATE FUNCTION, "Writing SECURITY DEFINER Functions Safely"
 */
public record Routine(
    String name,
    String signature,
    List<String> arguments,
    int required,
    boolean procedure,
    boolean definer,
    boolean immutable,
    boolean leakproof,
    boolean gullible) {
  private static final String ALL = """
      select format('%I.%I', n.nspname, p.proname),
        format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)),
        array(select pg_catalog.format_type(u.type, null)
          from unnest(p.proargtypes::oid[]) with ordinality u (type, place)
          order by u.place),
        p.pronargs - p.pronargdefaults,
        p.prokind = 'p', p.prosecdef, p.provolatile = 'i',
        p.proleakproof,
        p.prosecdef and p.prosqlbody is null and not exists (
          select from unnest(p.proconfig) c where c ~ '^search_path=.*pg_temp"?$')
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where p.prokind in ('f', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype)
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      order by 2""";

  /** All of them, without PostgreSQL's own and those of extensions, and without triggers. */
  public static List<Routine> read(Connection connection) throws SQLException {
    List<Routine> all = new ArrayList<>();
    Query.of(connection, ALL)
        .each(row -> all.add(new Routine(
            row.text(1),
            row.text(2),
            row.texts(3),
            (int) row.number(4),
            row.flag(5),
            row.flag(6),
            row.flag(7),
            row.flag(8),
            row.flag(9))));
    return all;
  }
}
