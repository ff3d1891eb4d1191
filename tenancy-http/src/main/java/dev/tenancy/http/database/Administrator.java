package dev.tenancy.http.database;

import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.persistence.TenancySchema;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/** What is done at start with the credentials of the role that may change the database. */
final class Administrator {
  private static final String WRONG_PASSWORD = "28P01";

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
          "cannot connect to " + address.url() + " as " + role + ": " + e.getMessage(), e);
    }
  }

  private void setPassword(String role, String password) {
    try (Connection connection = dataSource.getConnection()) {
      // The driver hashes it first, so that no log of the server ever has it in clear.
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw new DatabaseException(
          "the role " + role + " of " + address.url()
              + " has another password than it should, and it could not be set: " + e.getMessage(),
          e);
    }
  }

  private static String derive(String key, String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] derived = mac.doFinal(("password of " + role).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
