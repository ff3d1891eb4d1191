package dev.tenancy.http.database;

import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.persistence.TenancySchema;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/** What is done at start with the credentials of the role that may change the database. */
final class Administrator {
  private static final String WRONG_PASSWORD = "28P01";
  private static final String PERMISSION_DENIED = "42501";

  /** So that the role's password does not give the administrator's away (OWASP, 2023). */
  private static final int ROUNDS = 600_000;

  private final DatabaseAddress address;
  private final DataSource dataSource;

  Administrator(DatabaseAddress address, String user) {
    this.address = address;
    this.dataSource = Logins.dataSource(address.url(), user, address.password());
  }

  /** Brings the schema up to date. */
  void migrate() {
    Logins.check(dataSource, address.toString());
    try {
      TenancySchema.migrate(dataSource);
    } catch (FlywayException | IllegalStateException e) {
      throw new DatabaseException(
          "the schema of " + address + " could not be brought up to date: " + e.getMessage(), e);
    }
  }

  /**
   * Sees to it that a role can log in, and gives the password to do so with: the wanted one or, where
   * none is, one that follows from the administrator's. It follows in the same way on every node, so
   * that one set of credentials is all that a service needs.
   */
  Optional<String> letLogIn(String role, Optional<String> wanted) {
    Optional<String> password = wanted.or(() -> address.password().map(key -> derive(key, role)));
    if (password.isPresent() && !canLogIn(role, password.get())) {
      setPassword(role, password.get());
    }
    return password;
  }

  private boolean canLogIn(String role, String password) {
    DataSource login = Logins.dataSource(address.url(), role, Optional.of(password));
    try (Connection connection = login.getConnection()) {
      return connection.isValid(0);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        return false;
      }
      throw new DatabaseException(
          "cannot connect to " + address.place() + " as " + role + ": " + e.getMessage(), e);
    }
  }

  /** Sets a first password. One that somebody else has set is never replaced. */
  private void setPassword(String role, String password) {
    try (Connection connection = dataSource.getConnection()) {
      if (hasPassword(connection, role)) {
        throw new DatabaseException("the role " + role + " of " + address.place()
            + " has another password already; name it in the configuration, or take it away with:"
            + " alter role " + role + " password null");
      }
      // The driver hashes it first, so that no log of the server ever has it in clear.
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw new DatabaseException(
          "the role " + role + " of " + address.place()
              + " cannot log in, and its password could not be set: " + e.getMessage(),
          e);
    }
  }

  /** Only a superuser may see that; others may only change the roles that they have created. */
  private static boolean hasPassword(Connection connection, String role) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "select rolpassword is not null from pg_catalog.pg_authid where rolname = ?")) {
      statement.setString(1, role);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    } catch (SQLException e) {
      if (PERMISSION_DENIED.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static String derive(String key, String role) {
    try {
      byte[] salt = ("tenancy, password of " + role).getBytes(StandardCharsets.UTF_8);
      byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(key.toCharArray(), salt, ROUNDS, 256))
          .getEncoded();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
    }
  }
}
