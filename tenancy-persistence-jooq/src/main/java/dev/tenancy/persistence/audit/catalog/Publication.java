package dev.tenancy.persistence.audit.catalog;

import java.util.List;
import org.jooq.DSLContext;

/**
 * A publication that sends rows of tenant-owned tables to other servers.
 *
 * @param name its name, quoted where it has to be
 * @param tables how many of them
 */
public record Publication(String name, int tables) {
  static List<Publication> read(DSLContext db, Long[] tables) {
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
            """, (Object) tables)
        .map(row -> new Publication(row.get(0, String.class), row.get(1, int.class)));
  }
}
