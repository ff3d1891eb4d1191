package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;

/**
 * An event trigger that runs whenever somebody logs in (PostgreSQL 17 and newer).
 *
 * @param name its name, quoted where it has to be
 */
public record LoginTrigger(String name) {
  static List<LoginTrigger> read(Session db) throws SQLException {
    return db.fetch("""
            select quote_ident(evtname) from pg_event_trigger
            where evtevent = 'login' and evtenabled <> 'D' order by 1
            """).map(row -> new LoginTrigger(row.text(0)));
  }
}
