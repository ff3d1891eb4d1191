package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * A setting that sessions begin with, by {@code alter role} or {@code alter database}.
 *
 * @param role whose sessions, as SQL; empty for everybody's
 * @param database in which database, as SQL; empty for all
 * @param name what is set
 * @param value to what
 */
public record Setting(String role, String database, String name, String value) {
  static List<Setting> read(Session db) throws SQLException {
    return db.fetch("""
            select coalesce(quote_ident(r.rolname), ''), coalesce(quote_ident(d.datname), ''),
              split_part(c, '=', 1), substr(c, strpos(c, '=') + 1)
            from pg_db_role_setting s
            cross join unnest(s.setconfig) as c
            left join pg_roles r on r.oid = s.setrole
            left join pg_database d on d.oid = s.setdatabase
            where s.setdatabase = 0 or d.datname = current_database()
            order by 1, 2, 3
            """)
        .map(row -> new Setting(
            row.text(0), row.text(1), row.text(2).toLowerCase(Locale.ROOT), row.text(3)));
  }
}
