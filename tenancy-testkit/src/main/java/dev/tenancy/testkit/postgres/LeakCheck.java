package dev.tenancy.testkit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Finds what a test class has left on the server, looking from another database than its own. */
final class LeakCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** One line for each find, with what to do about it. Values that a statement quotes are left out. */
  private static final String FINDS = """
      with here as (select oid, datname from pg_database where datname = ?)
      select format('a connection of role %s (%s) is open, %s; its last statement: %s.'
            || ' Close it, or the pool it is of, in @AfterAll at the latest',
          usename, coalesce(nullif(application_name, ''), 'no application name'), state,
          left(regexp_replace(regexp_replace(query, '''[^'']*''', '?', 'g'), '\\s+', ' ', 'g'), 80))
        from pg_stat_activity join here using (datname)
        where backend_type in ('client backend', 'walsender')
      union all
      select format('an advisory lock (%s) is held by %s. Unlock it',
          case objsubid when 1 then (classid::int8 << 32 | objid::int8)::text
            else classid || ', ' || objid end,
          coalesce('role ' || usename, 'a prepared transaction'))
        from pg_locks as held join here on here.oid = held.database
          left join pg_stat_activity as holder on holder.pid = held.pid
        where locktype = 'advisory' and granted
      union all
      select format('transaction %L is prepared. Commit it, or roll it back', gid)
        from pg_prepared_xacts join here on datname = database
      union all
      select format('replication slot %s is there. Drop it', slot_name)
        from pg_replication_slots join here on datname = database
      union all
      select format('role %1$s was made, and every other class will meet it.'
          || ' Drop it, or declare it: leavingRoles("%1$s")', rolname)
        from pg_roles as made
        where rolname <> all (?) and (? or exists (
          select from pg_shdepend, here
            where refclassid = 'pg_authid'::regclass and refobjid = made.oid
              and (dbid = here.oid or classid = 'pg_database'::regclass and objid = here.oid)))
      order by 1""";

  private final DataSource server;
  private final String database;
  private final List<String> knownRoles;

  private LeakCheck(DataSource server, String database, List<String> knownRoles) {
    this.server = server;
    this.database = database;
    this.knownRoles = knownRoles;
  }

  /**
   * Remembers which roles there are.
   *
   * @param server another database of the server, as a superuser
   * @param database the one to watch
   * @param expectedRoles those that may be made, and left
   */
  static LeakCheck begin(DataSource server, String database, Collection<String> expectedRoles) {
    try (Connection connection = server.getConnection();
        PreparedStatement roles = connection.prepareStatement("select rolname from pg_roles")) {
      List<String> known = new ArrayList<>(expectedRoles);
      known.addAll(firstColumn(roles));
      return new LeakCheck(server, database, known);
    } catch (SQLException e) {
      throw new IllegalStateException("could not read which roles there are", e);
    }
  }

  /**
   * Waits a moment for what is just being closed.
   *
   * @param alone whether any new role is of this database; if not, only one that it mentions
   * @return a line for each thing that is left
   */
  List<String> finds(boolean alone) {
    try (Connection connection = server.getConnection();
        PreparedStatement statement = connection.prepareStatement(FINDS)) {
      statement.setString(1, database);
      statement.setArray(2, connection.createArrayOf("text", knownRoles.toArray()));
      statement.setBoolean(3, alone);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      List<String> finds = firstColumn(statement);
      while (!finds.isEmpty() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(PAUSE.toNanos());
        finds = firstColumn(statement);
      }
      return finds;
    } catch (SQLException e) {
      throw new IllegalStateException("could not look for what was left in " + database, e);
    }
  }

  private static List<String> firstColumn(PreparedStatement statement) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
