package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A view, or a materialized one.
 *
 * @param name with its schema, quoted where SQL wants it
 * @param materialized whether it keeps its rows
 * @param invoker whether it reads with the rights of whoever asks, and not of its owner
 */
public record View(String name, boolean materialized, boolean invoker) {
  private static final String ALL = """
      select format('%I.%I', n.nspname, c.relname), c.relkind = 'm',
        coalesce((select option_value::boolean from pg_catalog.pg_options_to_table(c.reloptions)
          where option_name = 'security_invoker'), false)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and c.relpersistence <> 't'
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by c.oid""";

  /** All of them, those first that others may read. */
  public static List<View> read(Connection connection) throws SQLException {
    List<View> all = new ArrayList<>();
    Query.of(connection, ALL).each(row -> all.add(new View(row.text(1), row.flag(2), row.flag(3))));
    return all;
  }
}
