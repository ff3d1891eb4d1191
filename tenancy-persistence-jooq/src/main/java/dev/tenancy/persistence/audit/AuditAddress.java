package dev.tenancy.persistence.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Where {@link AuditCommand} connects to. Does not show the password.
 *
 * @param url a JDBC URL without credentials
 * @param user the role to log in as
 * @param password its password; empty where the server asks for none
 */
record AuditAddress(String url, String user, Optional<String> password) {
  /** So that a server that does not answer is reported soon. */
  private static final String PATIENCE_SECONDS = "8";

  /** Arguments can be seen in the list of processes. */
  AuditAddress {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("--url must begin with jdbc:postgresql:");
    }
    if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new IllegalArgumentException("--url must not hold credentials");
    }
  }

  /** Opens a connection, which the caller closes. */
  Connection connect() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    password.ifPresent(value -> properties.setProperty("password", value));
    properties.setProperty("ApplicationName", "tenancy-audit");
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("options", "-c search_path=pg_catalog,pg_temp");
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw new AuditException("cannot connect as " + user + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
