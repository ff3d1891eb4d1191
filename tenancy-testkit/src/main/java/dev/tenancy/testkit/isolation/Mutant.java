package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.attack.Privileges;
import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.PolicyFunction;
import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Role;
import dev.tenancy.testkit.isolation.mutation.Hole;
import dev.tenancy.testkit.isolation.mutation.Mutation;
import dev.tenancy.testkit.isolation.mutation.RoleHoles;
import dev.tenancy.testkit.isolation.mutation.Subject;
import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A database with holes in it. */
final class Mutant implements AutoCloseable {
  private final Settings settings;
  private final List<Hole> holes;
  private final Closing closing = new Closing();

  private Mutant(Settings settings, List<Hole> holes) {
    this.settings = settings;
    this.holes = holes;
  }

  /** Makes the holes. */
  static Mutant of(Mutation mutation, Settings settings, PostgresDatabase database)
      throws SQLException {
    settings.checksNames = false; // a hole may take a name away
    Subject subject = subject(settings);
    Mutant mutant = new Mutant(settings, mutation.in(subject));
    for (Hole hole : mutant.holes) {
      for (String sql : hole.sql()) {
        mutant.execute(sql);
      }
    }
    if (mutation == Mutation.SESSION) {
      settings.binding = RoleHoles.outliving(settings.binding);
    } else if (mutation == Mutation.ROLE) {
      mutant.serveAbove(subject.role(), database);
    }
    return mutant;
  }

  List<Hole> holes() {
    return holes;
  }

  /** The holes that no attack has found. */
  List<Hole> missed() {
    if (holes.isEmpty()) {
      return List.of();
    }
    try (Run run = Run.of(settings)) {
      List<Attempt> red = run.all().red();
      return holes.stream().filter(hole -> !hole.isFoundBy(red)).toList();
    }
  }

  @Override
  public void close() {
    closing.close();
  }

  /** Another role with the same privileges, and one more: the one that serves is not ours to change. */
  private void serveAbove(String role, PostgresDatabase database) throws SQLException {
    String name = "tenancy_mutant_" + UUID.randomUUID().toString().substring(0, 8);
    execute("create role " + name + " login bypassrls in role " + role);
    closing.with(() -> execute("drop role " + name));
    settings.serving = database.dataSource(name);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = settings.administrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Subject subject(Settings settings) throws SQLException {
    try (Connection serving = settings.serving.getConnection();
        Connection administrator = settings.administrator.getConnection()) {
      return new Subject(
          Role.of(serving).name(),
          Privileges.of(serving),
          settings.whose(),
          Catalog.read(administrator).tables().stream()
              .filter(table -> settings.whose().of(table).isPresent())
              .toList(),
          Protection.read(administrator),
          PolicyFunction.read(administrator));
    }
  }
}
