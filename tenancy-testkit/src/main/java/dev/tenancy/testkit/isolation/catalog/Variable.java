package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The settings by which policies know whose transaction it is. */
public final class Variable {
  private static final String ASKED = """
      with source (text) as (
        select concat(pg_catalog.pg_get_expr(p.polqual, p.polrelid), ' ',
          pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
        from pg_catalog.pg_policy p
        union all
        select pg_catalog.pg_get_functiondef(p.oid) from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where p.prokind in ('f', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      )
      select match[1] from source,
        regexp_matches(text, 'current_setting\\(''([a-zA-Z_]\\w*[.]\\w+)''', 'g') match
      group by 1 order by count(*) desc, 1""";

  private Variable() {}

  /** Those that policies or functions ask, the one that most of them ask first. */
  public static List<String> read(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    Query.of(connection, ASKED).each(row -> found.add(row.text(1)));
    return found;
  }
}
