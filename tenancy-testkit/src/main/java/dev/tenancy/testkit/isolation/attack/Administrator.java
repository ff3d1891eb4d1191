package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A superuser's connection, on which what the serving role would see is asked in a transaction that
 * changes everything else as it likes, and is taken back. Closed by its maker.
 */
public final class Administrator implements AutoCloseable {
  /** What the answer of a failed question begins with. */
  static final String FAILURE = "failed: ";

  private final DataSource dataSource;
  private final String serving;
  private final String binding;
  private @Nullable Connection kept;

  /**
   * Uses a data source.
   *
   * @param serving the role that serves
   * @param binding SQL that binds a transaction to the tenant that is its one parameter, as a text
   */
  public Administrator(DataSource dataSource, String serving, String binding) {
    this.dataSource = dataSource;
    this.serving = serving;
    this.binding = binding;
  }

  /** Does something, and takes it back. */
  <T> T undo(Act<T> act) throws SQLException {
    try {
      return act.run();
    } finally {
      connection().rollback();
    }
  }

  /** Goes on as the serving role, bound to a tenant. */
  void serve(String tenant) throws SQLException {
    execute("set local session authorization " + serving);
    try (PreparedStatement statement = connection().prepareStatement(binding)) {
      statement.setString(1, tenant);
      statement.execute();
    }
  }

  /** Goes on as itself, without row security. */
  void rule() throws SQLException {
    execute("set local role none; set local session authorization default");
  }

  /** What the serving role is told on behalf of a tenant, in no order; what it fails with is an answer, too. */
  List<String> answer(String tenant, Question question) throws SQLException {
    Savepoint before = connection().setSavepoint();
    try {
      serve(tenant);
      List<String> rows = new ArrayList<>();
      texts(question.sql(), question.parameters()).forEach(row -> rows.add(String.valueOf(row)));
      rule();
      rows.sort(null);
      return rows;
    } catch (SQLException e) {
      connection().rollback(before);
      return List.of(FAILURE + e.getSQLState() + ": " + e.getMessage());
    }
  }

  /** Takes a tenant's rows away. */
  void remove(String tenant, Collection<Prey> preys) throws SQLException {
    // Nobody has to be asked whether a row may go, or wants to go with it.
    execute("set local session_replication_role = replica");
    for (Prey prey : preys) {
      execute("delete from " + prey.table().name() + " where " + prey.discriminator() + "::text = '"
          + tenant + "'");
    }
    execute("set local session_replication_role = origin");
  }

  /** Executes something that has no effect when it fails. */
  void attempt(String sql) throws SQLException {
    Savepoint before = connection().setSavepoint();
    try {
      execute(sql);
    } catch (SQLException e) {
      connection().rollback(before);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  int count(String query) throws SQLException {
    return texts("select count(*)::text from (" + query + ") q", List.of()).stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /** The first column of an answer; nothing when there is none. */
  List<@Nullable String> texts(String query, List<@Nullable String> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(query)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      List<@Nullable String> texts = new ArrayList<>();
      if (statement.execute()) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  @Override
  public void close() throws SQLException {
    if (kept != null) {
      kept.close();
    }
  }

  Connection connection() throws SQLException {
    Connection connection = kept;
    if (connection == null) {
      connection = dataSource.getConnection();
      connection.setAutoCommit(false);
      kept = connection;
    }
    return connection;
  }

  /** Something that is taken back. */
  interface Act<T> {
    T run() throws SQLException;
  }
}
