package dev.tenancy.persistence.audit.catalog;

import java.util.List;
import org.jooq.DSLContext;

/**
 * An event trigger that runs whenever somebody logs in (PostgreSQL 17 and newer).
 *
 * @param name its name, quoted where it has to be
 */
public record LoginTrigger(String name) {
  static List<LoginTrigger> read(DSLContext db) {
    return db.fetch("""
            select quote_ident(evtname) from pg_event_trigger
            where evtevent = 'login' and evtenabled <> 'D' order by 1
            """).map(row -> new LoginTrigger(row.get(0, String.class)));
  }
}
