package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A foreign key that begins or ends at a tenant-owned table, where it is declared.
 *
 * @param table the table that refers
 * @param parent the table that is referred to
 * @param tableName schema and name of the former, quoted where they have to be
 * @param parentName schema and name of the latter, likewise
 * @param index the number of the index that it relies on
 * @param name its name, quoted where it has to be
 * @param fromTenantOwned whether the referring table has a discriminator
 * @param toTenantOwned whether the other one has
 * @param leads whether both sides lead with the discriminator
 * @param setsTenant whether an action of it would write the discriminator
 * @param otherColumns its columns but for the discriminator
 * @param otherParentColumns likewise those that they refer to
 * @param actions what it says of deletes, updates and deferral, without what would write the
 *     discriminator
 */
public record ForeignKey(
    long table,
    long parent,
    String tableName,
    String parentName,
    long index,
    String name,
    boolean fromTenantOwned,
    boolean toTenantOwned,
    boolean leads,
    boolean setsTenant,
    String otherColumns,
    String otherParentColumns,
    String actions) {
  static List<ForeignKey> read(Session db, AuditScope scope, Long[] tables) throws SQLException {
    return db.fetch("""
            with columns as (
              select f.*, a.attnum, p.attnum as parent_attnum,
                coalesce((
                  select string_agg(quote_ident(s.attname), ', ' order by n.place)
                  from unnest(f.conkey) with ordinality as n (attnum, place)
                  join pg_attribute s on s.attrelid = f.conrelid and s.attnum = n.attnum
                  where s.attnum is distinct from a.attnum), '') as others,
                coalesce((
                  select string_agg(quote_ident(s.attname), ', ' order by n.place)
                  from unnest(f.confkey) with ordinality as n (attnum, place)
                  join pg_attribute s on s.attrelid = f.confrelid and s.attnum = n.attnum
                  where s.attnum is distinct from p.attnum), '') as parent_others
              from pg_constraint f
              left join pg_attribute a
                on a.attrelid = f.conrelid and a.attname = ? and a.attnum > 0
              left join pg_attribute p
                on p.attrelid = f.confrelid and p.attname = ? and p.attnum > 0
              where f.contype = 'f' and f.conparentid = 0
                and (f.conrelid::bigint = any (?) or f.confrelid::bigint = any (?))
            )
            select conrelid::bigint, confrelid::bigint, conrelid::regclass::text,
              confrelid::regclass::text, conindid::bigint, quote_ident(conname),
              attnum is not null, parent_attnum is not null,
              coalesce(conkey[1] = attnum and confkey[1] = parent_attnum, false),
              coalesce(attnum = any (conkey) and (confupdtype in ('n', 'd')
                or confdeltype in ('n', 'd')
                  and attnum = any (coalesce(confdelsetcols, conkey))), false),
              others, parent_others,
              case confdeltype
                when 'c' then ' on delete cascade'
                when 'r' then ' on delete restrict'
                when 'n' then coalesce(' on delete set null (' || nullif(others, '') || ')', '')
                when 'd' then coalesce(' on delete set default (' || nullif(others, '') || ')', '')
                else '' end
              || case confupdtype
                when 'c' then ' on update cascade'
                when 'r' then ' on update restrict'
                else '' end
              || case when condeferrable then ' deferrable' else '' end
              || case when condeferred then ' initially deferred' else '' end
            from columns order by 3, 6
            """, scope.column(), scope.column(), tables, tables)
        .map(row -> new ForeignKey(
            row.number(0),
            row.number(1),
            row.text(2),
            row.text(3),
            row.number(4),
            row.text(5),
            row.flag(6),
            row.flag(7),
            row.flag(8),
            row.flag(9),
            row.text(10),
            row.text(11),
            row.text(12)));
  }
}
