package dev.tenancy.http.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Single connections, for what happens once at start. */
final class Logins {
  /** So that a server that does not answer is reported soon. */
  private static final int PATIENCE_SECONDS = 8;

  /** The first major version whose views can be made to respect row security. */
  private static final int MIN_MAJOR_VERSION = 15;

  private Logins() {}

  static PGSimpleDataSource dataSource(String url, String role, Optional<String> password) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    dataSource.setUser(role);
    password.ifPresent(dataSource::setPassword);
    // Nothing that somebody has put into another schema is ever taken for PostgreSQL's own.
    dataSource.setOptions("-c search_path=pg_catalog,pg_temp");
    dataSource.setConnectTimeout(PATIENCE_SECONDS);
    dataSource.setLoginTimeout(PATIENCE_SECONDS);
    return dataSource;
  }

  /**
   * Connects once.
   *
   * @param what is connected to, for the message
   * @throws DatabaseException when that fails, or the server is too old
   */
  static void check(DataSource dataSource, String what) {
    try (Connection connection = dataSource.getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < MIN_MAJOR_VERSION) {
        throw new DatabaseException(
            what + " is PostgreSQL " + version + "; it must be " + MIN_MAJOR_VERSION + " or newer");
      }
    } catch (SQLException e) {
      throw new DatabaseException("cannot connect to " + what + ": " + e.getMessage(), e);
    }
  }
}
