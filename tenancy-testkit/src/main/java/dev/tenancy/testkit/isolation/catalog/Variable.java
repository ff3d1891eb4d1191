package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The setting by which policies know whose transaction it is. */
public final class Variable {
  private static final String ASKED = """
      with policy as (
        select p.oid, concat(pg_catalog.pg_get_expr(p.polqual, p.polrelid), ' ',
          pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)) as text
        from pg_catalog.pg_policy p
      ), source (text) as (
        select text from policy
        union all
        select pg_catalog.pg_get_functiondef(d.refobjid) from policy
        join pg_catalog.pg_depend d
          on d.classid = 'pg_catalog.pg_policy'::regclass and d.objid = policy.oid
          and d.refclassid = 'pg_catalog.pg_proc'::regclass
      )
      select match[1] from source,
        regexp_matches(text, 'current_setting\\(''([^'']+[.][^'']+)''', 'g') match
      group by 1 order by count(*) desc, 1 limit 1""";

  private Variable() {}

  /** The one that most policies ask, if any does. */
  public static Optional<String> read(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    Query.of(connection, ASKED).each(row -> found.add(row.text(1)));
    return found.stream().findFirst();
  }
}
