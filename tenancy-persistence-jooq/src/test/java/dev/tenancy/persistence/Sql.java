package dev.tenancy.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** SQL as an attacker or an administrator would send it, past everything of ours. */
final class Sql {
  private final DSLContext dsl;

  private Sql(DSLContext dsl) {
    this.dsl = dsl;
  }

  static Sql on(DataSource dataSource) {
    return new Sql(DSL.using(dataSource, SQLDialect.POSTGRES));
  }

  /** On one and the same connection, in one transaction, rolled back. */
  static String stateOf(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
      connection.rollback();
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  <T> T transaction(Function<Sql, T> statements) {
    return dsl.transactionResult(configuration -> statements.apply(new Sql(configuration.dsl())));
  }

  void execute(String sql, Object... values) {
    dsl.execute(sql, values);
  }

  <T> T value(Class<T> type, String sql, Object... values) {
    T value = dsl.fetchOne(sql, values).get(0, type);
    if (value == null) {
      throw new DataAccessException("no value: " + sql);
    }
    return value;
  }

  List<String> values(String sql, Object... values) {
    return dsl.fetch(sql, values).getValues(0, String.class);
  }
}
