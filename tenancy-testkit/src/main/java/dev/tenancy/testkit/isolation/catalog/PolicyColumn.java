package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that a permissive policy of its table looks at. Names are quoted where SQL wants it.
 *
 * @param asksForNull whether one of them wants it to be null
 * @param constants that stand in the table's policies, without quotes
 */
public record PolicyColumn(
    String table, String column, boolean asksForNull, List<String> constants) {
  private static final String ALL = """
      with policy as (
        select p.polrelid as relation, p.oid, concat(pg_catalog.pg_get_expr(p.polqual, p.polrelid), ' ',
          pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)) as text
        from pg_catalog.pg_policy p where p.polpermissive
      )
      select format('%I.%I', n.nspname, c.relname), format('%I', a.attname),
        bool_or(position(format('%I IS NULL', a.attname) in p.text) > 0),
        array(select distinct coalesce(replace(m[1], '''''', ''''), m[2])
          from policy o, regexp_matches(o.text, '''((?:[^'']|'''')*)''|\\m([0-9]+)\\M', 'g') m
          where o.relation = p.relation order by 1)
      from policy p
      join pg_catalog.pg_class c on c.oid = p.relation
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_depend d
        on d.classid = 'pg_catalog.pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = p.relation
      join pg_catalog.pg_attribute a
        on a.attrelid = p.relation and a.attnum = d.refobjsubid and a.attgenerated = ''
      group by p.relation, 1, 2
      order by 1, 2""";

  /** All of them. */
  public static List<PolicyColumn> read(Connection connection) throws SQLException {
    List<PolicyColumn> all = new ArrayList<>();
    Query.of(connection, ALL)
        .each(
            row -> all.add(new PolicyColumn(row.text(1), row.text(2), row.flag(3), row.texts(4))));
    return all;
  }
}
