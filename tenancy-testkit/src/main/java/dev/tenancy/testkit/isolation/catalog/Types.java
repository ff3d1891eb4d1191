package dev.tenancy.testkit.isolation.catalog;

import dev.tenancy.testkit.isolation.catalog.ColumnType.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All types of a database, by their numbers. */
final class Types {
  private static final String TYPES = """
      select t.oid, t.typname,
        case when t.typcategory = 'A' then 'ARRAY'
          else (array['ENUM', 'DOMAIN', 'COMPOSITE', 'RANGE', 'MULTIRANGE'])[
            position(t.typtype::text in 'edcrm')] end,
        array(select e.enumlabel::text from pg_catalog.pg_enum e
          where e.enumtypid = t.oid order by e.enumsortorder),
        p.types, p.names,
        array(select pg_catalog.pg_get_expr(k.conbin, 0) from pg_catalog.pg_constraint k
          where k.contypid = t.oid and k.contype = 'c' order by k.conname)
      from pg_catalog.pg_type t,
        lateral (
          select array_agg(x.type::bigint order by x.place),
            array_agg(pg_catalog.format_type(x.type, x.modifier) order by x.place)
          from (
            select 0, t.typbasetype, t.typtypmod where t.typtype = 'd'
            union all select 0, t.typelem, null where t.typcategory = 'A' and t.typtype = 'b'
            union all select 0, r.rngsubtype, null from pg_catalog.pg_range r where r.rngtypid = t.oid
            union all select 0, r.rngtypid, null from pg_catalog.pg_range r where r.rngmultitypid = t.oid
            union all select a.attnum, a.atttypid, a.atttypmod from pg_catalog.pg_attribute a
              where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped and t.typtype = 'c'
          ) x (place, type, modifier)
        ) p (types, names)
      where t.typtype <> 'p'""";

  private final Map<Long, Raw> types = new HashMap<>();

  private Types() {}

  static Types read(Connection connection) throws SQLException {
    Types types = new Types();
    Query.of(connection, TYPES)
        .each(row -> types.types.put(
            row.number(1),
            new Raw(
                row.text(2),
                row.optional(3).map(Kind::valueOf).orElse(Kind.BASE),
                row.texts(4),
                row.numbers(5),
                row.texts(6),
                row.texts(7))));
    return types;
  }

  /**
   * A type.
   *
   * @param name with its modifiers
   */
  ColumnType of(long oid, String name) {
    Raw raw = Objects.requireNonNull(types.get(oid), name);
    List<ColumnType> parts = new ArrayList<>();
    for (int i = 0; i < raw.parts().size(); i++) {
      parts.add(of(raw.parts().get(i), raw.partNames().get(i)));
    }
    return new ColumnType(
        name, raw.kind(), raw.base(), raw.labels(), List.copyOf(parts), raw.checks());
  }

  private record Raw(
      String base,
      Kind kind,
      List<String> labels,
      List<Long> parts,
      List<String> partNames,
      List<String> checks) {}
}
