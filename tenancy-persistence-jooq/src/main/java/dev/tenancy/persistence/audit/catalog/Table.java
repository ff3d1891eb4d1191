package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * An ordinary, partitioned or foreign table of a schema that is audited, or one that inherits from
 * such a table.
 *
 * @param oid its number
 * @param schema its schema
 * @param plainName schema and name, not quoted, as people write it
 * @param name schema and name, quoted where they have to be
 * @param literal the same as a literal
 * @param kind as in {@code pg_class.relkind}
 * @param secured whether row security is enabled
 * @param forced whether it is forced on the owner
 * @param partition whether it is a partition
 * @param parent what it inherits from
 * @param discriminator its column for the tenant
 */
public record Table(
    long oid,
    String schema,
    String plainName,
    String name,
    String literal,
    char kind,
    boolean secured,
    boolean forced,
    boolean partition,
    Optional<String> parent,
    Optional<Discriminator> discriminator) {
  /**
   * The column that says whose a row is.
   *
   * @param name its name, quoted where it has to be
   * @param literal the same as a literal, not quoted as a name
   * @param type its type
   * @param notNull whether it is surely filled
   * @param generated whether it is computed
   * @param defaultValue its default; empty when there is none
   */
  public record Discriminator(
      String name,
      String literal,
      String type,
      boolean notNull,
      boolean generated,
      String defaultValue) {}

  /** Whether row security can be put on it, and has to be. */
  public boolean isTenantOwned() {
    return discriminator.isPresent() && kind != 'f';
  }

  static List<Table> read(Session db, AuditScope scope) throws SQLException {
    return db.fetch(
            """
            with recursive audited as (
              select n.oid from pg_namespace n
              where n.nspname = any (?) or n.nspname = 'tenancy'
              union
              select c.relnamespace from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
              where a.attname = ? and a.attnum > 0 and c.relkind in ('r', 'p', 'f')
                and c.relpersistence <> 't' and cardinality(?::text[]) = 0
                and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            ), related as (
              select c.oid from pg_class c
              where c.relnamespace in (select oid from audited)
                and c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
              union
              select i.inhrelid from pg_inherits i
              join related r on r.oid = i.inhparent
              join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p', 'f')
            )
            select c.oid::bigint, n.nspname::text, n.nspname || '.' || c.relname,
              c.oid::regclass::text, quote_literal(c.oid::regclass::text), c.relkind::text,
              c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
              (select inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid
               order by inhseqno limit 1),
              quote_ident(a.attname), quote_literal(a.attname), format_type(a.atttypid, null),
              a.attnotnull and not exists (
                select from pg_constraint k where k.conrelid = c.oid and k.contype = 'n'
                  and k.conkey = array[a.attnum] and not k.convalidated),
              a.attgenerated <> '', coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            from related
            join pg_class c on c.oid = related.oid
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attname = ? and a.attnum > 0
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            order by 4
            """,
            Names.array(scope.schemas()),
            scope.column(),
            Names.array(scope.schemas()),
            scope.column())
        .map(Table::of);
  }

  private static Table of(Row row) throws SQLException {
    return new Table(
        row.number(0),
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5).charAt(0),
        row.flag(6),
        row.flag(7),
        row.flag(8),
        row.optional(9),
        row.optional(10).isEmpty()
            ? Optional.empty()
            : Optional.of(new Discriminator(
                row.text(10),
                row.text(11),
                row.text(12),
                row.flag(13),
                row.flag(14),
                row.text(15))));
  }
}
