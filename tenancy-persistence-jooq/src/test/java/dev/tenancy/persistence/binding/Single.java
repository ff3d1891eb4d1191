package dev.tenancy.persistence.binding;

import java.io.PrintWriter;
import java.sql.Connection;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jooq.tools.jdbc.DefaultConnection;

/** A data source of one connection, which the test keeps in its hand and closes itself. */
record Single(Connection connection) implements DataSource {
  static DataSource of(Connection connection) {
    return new Single(connection);
  }

  /** The same, but closing it keeps it, as in a pool. */
  static DataSource keeping(Connection connection) {
    return of(new DefaultConnection(connection) {
      @Override
      public void close() {}
    });
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) {
    return connection;
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
