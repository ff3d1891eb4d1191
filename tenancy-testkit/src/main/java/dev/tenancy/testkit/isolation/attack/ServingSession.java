package dev.tenancy.testkit.isolation.attack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A plain connection of the serving role, on which a transaction is bound by SQL. */
public final class ServingSession implements Session {
  private static final String MAY = "select case when ?::text is not null"
      + " then has_column_privilege(?::text, (parse_ident(?))[1], ?)"
      + " when ? in ('DELETE', 'TRUNCATE') then has_table_privilege(?::text, ?)"
      + " else has_any_column_privilege(?::text, ?) end";

  private final DataSource serving;
  private final String binding;
  private final Map<List<@Nullable String>, Boolean> privileges = new HashMap<>();

  /**
   * Uses a data source.
   *
   * @param binding SQL that binds a transaction to the tenant that is its one parameter, as a text
   */
  public ServingSession(DataSource serving, String binding) {
    this.serving = serving;
    this.binding = binding;
  }

  @Override
  public Effect run(@Nullable UUID tenant, String sql, List<@Nullable String> parameters)
      throws SQLException {
    try (Connection connection = serving.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement constraints = connection.createStatement()) {
        // A commit would check those that are deferred, and there is none.
        constraints.execute("set constraints all immediate");
        if (tenant != null) {
          bind(connection, tenant);
        }
        return Effect.of(connection, sql, parameters);
      } finally {
        connection.rollback();
      }
    }
  }

  private void bind(Connection connection, UUID tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(binding)) {
      statement.setString(1, tenant.toString());
      statement.execute();
    }
  }

  @Override
  public boolean may(String privilege, String table, @Nullable String column) throws SQLException {
    List<@Nullable String> question = Arrays.<@Nullable String>asList(privilege, table, column);
    Boolean known = privileges.get(question);
    if (known == null) {
      known = ask(privilege, table, column);
      privileges.put(question, known);
    }
    return known;
  }

  private boolean ask(String privilege, String table, @Nullable String column) throws SQLException {
    try (Connection connection = serving.getConnection();
        PreparedStatement statement = connection.prepareStatement(MAY)) {
      int place = 0;
      for (String value : new @Nullable String[] {
        column, table, column, privilege, privilege, table, privilege, table, privilege
      }) {
        statement.setString(++place, value);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
