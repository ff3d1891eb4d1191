package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * A publication that sends rows of tenant-owned tables to other servers.
 *
 * @param name its name, quoted where it has to be
 * @param tables how many of them
 */
public record Publication(String name, int tables) {
  static List<Publication> read(Session db, Long[] tables) throws SQLException {
    return db.fetch("""
            select quote_ident(p.pubname), count(*)::int
            from pg_publication p
            join pg_class c on c.oid::bigint = any (?) and (
              p.puballtables
              or exists (select from pg_publication_rel r
                         where r.prpubid = p.oid and r.prrelid = c.oid)
              or exists (select from pg_publication_namespace n
                         where n.pnpubid = p.oid and n.pnnspid = c.relnamespace))
            group by 1 order by 1
            """, (Object) tables).map(row -> new Publication(row.text(0), row.count(1)));
  }
}
