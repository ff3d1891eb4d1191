package dev.tenancy.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The schema {@code tenancy} of a database: making it and keeping it up to date, by Flyway.
 *
 * <p>Its migrations have a place and a history table of their own, so they never mix with those of
 * the application around it. All methods are thread-safe; several nodes may migrate at once.
 */
public final class TenancySchema {
  /** The schema's name. */
  public static final String NAME = "tenancy";

  /** Owns every object of the schema, and migrates it. */
  public static final String OWNER_ROLE = "tenancy_owner";

  /** Serves the data plane. */
  public static final String APP_ROLE = "tenancy_app";

  /** Serves the control plane. */
  public static final String CONTROL_ROLE = "tenancy_control";

  private static final String ROLES = "/db/tenancy-roles/roles.sql";
  private static final String MIGRATIONS = "classpath:db/tenancy-migration";

  private TenancySchema() {}

  /**
   * Creates the roles where they are missing, then applies the migrations that are missing.
   *
   * <p>Run it with the least rights that will do. A superuser should connect with a {@code
   * search_path} of {@code pg_catalog} alone, so that nothing which others have put into a public
   * schema is run with its rights.
   *
   * @param admin connections of the role {@code tenancy_owner}, of a member of it or, where it does not
   *     exist yet, of one that may create roles and owns the database; they come back as they were
   * @return how many migrations were applied
   * @throws org.flywaydb.core.api.FlywayException when a migration failed, or the database's history
   *     is not the one of this version
   * @throws IllegalStateException when the roles could not be created
   */
  public static int migrate(DataSource admin) {
    createRoles(admin);
    return configuration(OwnerConnections.from(admin)).load().migrate().migrationsExecuted;
  }

  /**
   * Tells whether every migration of this version has been applied as it is here.
   *
   * @param dataSource connections of any of the three roles
   * @return false when the schema is missing, older than this version, or made by other migrations
   * @throws org.flywaydb.core.api.FlywayException when the database cannot be read
   */
  public static boolean isCurrent(DataSource dataSource) {
    return configuration(dataSource).load().validateWithResult().validationSuccessful;
  }

  private static FluentConfiguration configuration(DataSource dataSource) {
    return Flyway.configure(TenancySchema.class.getClassLoader())
        .dataSource(dataSource)
        .defaultSchema(NAME)
        .locations(MIGRATIONS);
  }

  private static void createRoles(DataSource admin) {
    try (Connection connection = admin.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script(ROLES));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "could not create the roles "
              + String.join(", ", OWNER_ROLE, APP_ROLE, CONTROL_ROLE)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static String script(String name) {
    try (InputStream in = Objects.requireNonNull(TenancySchema.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
