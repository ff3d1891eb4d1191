package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A primary key, unique constraint, unique index or exclusion constraint of a tenant-owned table,
 * where it is declared.
 *
 * @param table the number of its table
 * @param index the number of its index
 * @param name its name, quoted where it has to be
 * @param indexName schema and name of the index
 * @param type {@code p}, {@code u}, {@code x} as in {@code pg_constraint.contype}; {@code i} for an
 *     index without a constraint
 * @param isolating whether it never compares rows of two tenants
 * @param sequential whether one of its columns is counted by a sequence
 * @param otherColumns its columns but for the discriminator
 * @param definition the definition with the discriminator put in front; for {@code i} and {@code x}
 */
public record Key(
    long table,
    long index,
    String name,
    String indexName,
    char type,
    boolean isolating,
    boolean sequential,
    String otherColumns,
    String definition) {
  static List<Key> read(Session db, AuditScope scope, Long[] tables) throws SQLException {
    return db.fetch("""
            select i.indrelid::bigint, i.indexrelid::bigint, quote_ident(x.relname),
              i.indexrelid::regclass::text, coalesce(k.contype::text, 'i'),
              case when k.contype = 'x' then exists (
                select from unnest(k.conkey, k.conexclop) as n (attnum, op)
                where n.attnum = a.attnum and n.op = '=(uuid,uuid)'::regoperator)
              else i.indkey[0] = a.attnum end,
              exists (
                select from unnest(i.indkey) as n (attnum)
                join pg_attribute s on s.attrelid = i.indrelid and s.attnum = n.attnum
                left join pg_attrdef d on d.adrelid = s.attrelid and d.adnum = s.attnum
                where s.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'),
              coalesce((
                select string_agg(quote_ident(s.attname), ', ' order by n.place)
                from unnest(k.conkey) with ordinality as n (attnum, place)
                join pg_attribute s on s.attrelid = i.indrelid and s.attnum = n.attnum
                where s.attnum <> a.attnum), ''),
              case
                when k.contype = 'x' then regexp_replace(pg_get_constraintdef(k.oid),
                  '^(EXCLUDE USING \\w+ \\()', format('\\1%I WITH =, ', a.attname))
                when k.contype is null then regexp_replace(pg_get_indexdef(i.indexrelid),
                  '( USING \\w+ \\()', format('\\1%I, ', a.attname))
                else '' end
            from pg_index i
            join pg_class x on x.oid = i.indexrelid and not x.relispartition
            join pg_attribute a on a.attrelid = i.indrelid and a.attname = ? and a.attnum > 0
            left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid
              and k.contype in ('p', 'u', 'x')
            where i.indrelid::bigint = any (?) and (i.indisunique or i.indisexclusion)
            order by 4
            """, scope.column(), tables)
        .map(row -> new Key(
            row.number(0),
            row.number(1),
            row.text(2),
            row.text(3),
            row.text(4).charAt(0),
            row.flag(5),
            row.flag(6),
            row.text(7),
            row.text(8)));
  }
}
