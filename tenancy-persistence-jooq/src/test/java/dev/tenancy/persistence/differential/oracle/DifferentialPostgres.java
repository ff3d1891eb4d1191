package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database with the schema {@code differential}, protected as {@code tenancy.task} is. */
public final class DifferentialPostgres {
  /** The template of it. */
  public static final PostgresTemplate TEMPLATE =
      PostgresTemplate.migratedBy(DifferentialPostgres::migrate);

  /** The role that row security binds. */
  public static final String APP = TenancySchema.APP_ROLE;

  /** The role with the same rights that row security does not bind. */
  public static final String BYPASS = "differential_bypass";

  private DifferentialPostgres() {}

  private static void migrate(DataSource superuser) {
    TenancySchema.migrate(superuser);
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(resource("schema.sql"));
      statement.execute(resource("protection.sql"));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the schema of the differential suite", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = DifferentialPostgres.class.getResourceAsStream("/differential/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
