package dev.tenancy.testkit.isolation.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The tables of a database, without PostgreSQL's own and those of extensions. */
public final class Catalog {
  private static final String TABLES = """
      select c.oid, format('%I.%I', n.nspname, c.relname),
        (select format('%I.%I', pn.nspname, p.relname) from pg_catalog.pg_inherits i
          join pg_catalog.pg_class p on p.oid = i.inhparent
          join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
          where i.inhrelid = c.oid and c.relispartition)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and c.relpersistence <> 't'
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by 2""";
  private static final String COLUMNS = """
      select a.attrelid, format('%I', a.attname), a.atttypid,
        pg_catalog.format_type(a.atttypid, a.atttypmod), not a.attnotnull,
        case when a.attgenerated <> '' then 'COMPUTED'
          when a.atthasdef or a.attidentity <> '' then 'DEFAULT' else 'NOWHERE' end
      from pg_catalog.pg_attribute a
      where a.attrelid = any (?) and a.attnum > 0 and not a.attisdropped
      order by a.attrelid, a.attnum""";
  private static final String CHECKS = """
      select k.conrelid, k.conname, pg_catalog.pg_get_expr(k.conbin, k.conrelid),
        array(select format('%I', a.attname) from pg_catalog.pg_attribute a
          where a.attrelid = k.conrelid and a.attnum = any (k.conkey))
      from pg_catalog.pg_constraint k
      where k.conrelid = any (?) and k.contype = 'c' and k.conkey is not null
      union all
      select c.oid, 'its place among the partitions', pg_catalog.pg_get_partition_constraintdef(c.oid),
        array(select distinct format('%I', a.attname)
          from pg_catalog.pg_partition_ancestors(c.oid) p (oid)
          join pg_catalog.pg_partitioned_table t on t.partrelid = p.oid
          join pg_catalog.pg_attribute a on a.attrelid = p.oid and a.attnum = any (t.partattrs))
      from pg_catalog.pg_class c
      where c.oid = any (?) and pg_catalog.pg_get_partition_constraintdef(c.oid) is not null
      order by 1, 2""";
  private static final String KEYS = """
      select i.indrelid, c.relname,
        array(select format('%I', a.attname) from pg_catalog.pg_attribute a
          where a.attrelid = i.indrelid and (
            a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])
            or (i.indexprs is not null or i.indpred is not null) and exists (
              select from pg_catalog.pg_depend d
              where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid
                and d.refclassid = 'pg_catalog.pg_class'::regclass
                and d.refobjid = i.indrelid and d.refobjsubid = a.attnum))
          order by a.attnum),
        array(select format('%I', a.attname) from pg_catalog.pg_attribute a
          where a.attrelid = i.indrelid and case when i.indisunique
            then a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])
            else exists (
              select from pg_catalog.pg_constraint k,
                unnest(k.conkey, k.conexclop) n (attnum, operator)
              join pg_catalog.pg_operator o on o.oid = n.operator
              where k.conindid = i.indexrelid and n.attnum = a.attnum and o.oprname = '=') end
          order by a.attnum)
      from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
      where i.indrelid = any (?) and (i.indisunique or i.indisexclusion)
      order by 1, 2""";
  private static final String FOREIGN_KEYS = """
      select k.conrelid, k.conname,
        array(select format('%I', a.attname) from unnest(k.conkey) with ordinality u(n, i)
          join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.i),
        (select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = k.confrelid),
        array(select format('%I', a.attname) from unnest(k.confkey) with ordinality u(n, i)
          join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i)
      from pg_catalog.pg_constraint k
      where k.conrelid = any (?) and k.contype = 'f'
        and not exists (select from pg_catalog.pg_constraint p
          where p.oid = k.conparentid and p.conrelid = k.conrelid)
      order by k.conrelid, cardinality(k.conkey) desc, k.conname""";

  private final Map<String, Table> tables = new LinkedHashMap<>();

  private Catalog(List<Table> tables) {
    tables.forEach(table -> this.tables.put(table.name(), table));
  }

  /** Reads it, as any role: the catalog is open to all. */
  public static Catalog read(Connection connection) throws SQLException {
    Map<Long, Found> found = new LinkedHashMap<>();
    Query.of(connection, TABLES)
        .each(row -> found.put(row.number(1), new Found(row.text(2), row.optional(3))));
    Long[] oids = found.keySet().toArray(Long[]::new);
    Types types = Types.read(connection);
    Query.of(connection, COLUMNS)
        .with(connection.createArrayOf("oid", oids))
        .each(row -> of(found, row.number(1))
            .columns()
            .add(new Column(
                row.text(2),
                types.of(row.number(3), row.text(4)),
                row.flag(5),
                Column.Source.valueOf(row.text(6)))));
    Query.of(connection, CHECKS)
        .with(connection.createArrayOf("oid", oids))
        .with(connection.createArrayOf("oid", oids))
        .each(row -> of(found, row.number(1))
            .checks()
            .add(new Check(row.text(2), row.text(3), Set.copyOf(row.texts(4)))));
    Query.of(connection, KEYS)
        .with(connection.createArrayOf("oid", oids))
        .each(row ->
            of(found, row.number(1)).keys().add(new Key(row.text(2), row.texts(3), row.texts(4))));
    Query.of(connection, FOREIGN_KEYS)
        .with(connection.createArrayOf("oid", oids))
        .each(row -> of(found, row.number(1))
            .foreignKeys()
            .add(new ForeignKey(row.text(2), row.texts(3), row.text(4), row.texts(5))));
    return new Catalog(found.values().stream().map(Found::table).toList());
  }

  private static Found of(Map<Long, Found> found, long oid) {
    return Objects.requireNonNull(found.get(oid));
  }

  /** All of them, in the order of their names. */
  public List<Table> tables() {
    return List.copyOf(tables.values());
  }

  /** One of them, by its quoted name. */
  public Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The partitions of a table, those of the first level. */
  public List<Table> partitionsOf(Table table) {
    return tables.values().stream()
        .filter(each -> each.parent().equals(Optional.of(table.name())))
        .toList();
  }

  private record Found(
      String name,
      Optional<String> parent,
      List<Column> columns,
      List<Check> checks,
      List<Key> keys,
      List<ForeignKey> foreignKeys) {
    Found(String name, Optional<String> parent) {
      this(
          name, parent, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Table table() {
      return new Table(
          name,
          parent,
          List.copyOf(columns),
          List.copyOf(checks),
          List.copyOf(keys),
          List.copyOf(foreignKeys));
    }
  }
}
