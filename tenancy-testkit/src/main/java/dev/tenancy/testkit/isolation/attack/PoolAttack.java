package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for what the victim has left behind on a connection that was given back.
 *
 * @param variable the setting that the policies ask
 */
record PoolAttack(
    Residue residue, String variable, Prey prey, BoundSession session, Administrator administrator)
    implements Attack {
  private static final int MOST_CONNECTIONS = 8;
  private static final int MOMENTS = 100;

  @Override
  public String title() {
    return residue == Residue.TENANT ? residue.title + ", by " + variable : residue.title;
  }

  @Override
  public Verdict run() throws SQLException {
    int used;
    try (Connection victim = session.connections().apply(prey.victim()).getConnection()) {
      victim.setAutoCommit(true); // what is rolled back leaves nothing
      Effect left = Effect.of(victim, residue.leave(prey, variable), List.of());
      if (left.isFailure()) {
        return left.isDenied()
            ? Verdict.notGranted("right to leave it: " + left)
            : Verdict.withstood("nothing can be left: " + left);
      }
      Effect control = Effect.of(victim, residue.probe(prey), List.of());
      if (control.rows() == 0) {
        return Verdict.unproven("on the connection itself: " + control);
      }
      used = backend(victim);
    }
    List<Connection> held = new ArrayList<>();
    try {
      while (held.size() < MOST_CONNECTIONS && isOpen(used)) {
        Connection attacker = session.connections().apply(prey.attacker()).getConnection();
        held.add(attacker);
        if (backend(attacker) == used) {
          return verdict(Effect.of(attacker, residue.probe(prey), List.of()));
        }
      }
      return staysOpen(used)
          ? Verdict.unproven("the connection is open, and was not given to anybody else in "
              + MOST_CONNECTIONS + " times: use a smaller pool")
          : Verdict.withstood("the connection was closed");
    } finally {
      for (Connection each : held) {
        Effect.of(each, "discard all", List.of());
        each.close();
      }
    }
  }

  private boolean isOpen(int backend) throws SQLException {
    return administrator.undo(
        () -> administrator.count("select 1 from pg_stat_activity where pid = " + backend) > 0);
  }

  /** One that is being closed is open for a while. */
  private boolean staysOpen(int backend) throws SQLException {
    for (int i = 0; i < MOMENTS && isOpen(backend); i++) {
      administrator.undo(() -> administrator.texts("select pg_sleep(0.05)::text", List.of()));
    }
    return isOpen(backend);
  }

  private Verdict verdict(Effect attack) {
    return attack.rows() == 0
        ? Verdict.withstood("the next user of the connection found: " + attack)
        : Verdict.leak(
            "the next user of a connection of " + session.name() + " " + residue.title,
            "let whoever gives connections back clean them: DISCARD ALL, or close them");
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
