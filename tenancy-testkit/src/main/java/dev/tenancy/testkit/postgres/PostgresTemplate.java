package dev.tenancy.testkit.postgres;

import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A database that is migrated once in a test run and copied for each test class, which takes a
 * fraction of the time. Keep it in a constant: two templates with the same migration are still two.
 */
public final class PostgresTemplate {
  private final Consumer<DataSource> migration;

  private PostgresTemplate(Consumer<DataSource> migration) {
    this.migration = migration;
  }

  /**
   * Says how to fill the database.
   *
   * @param migration gets an empty database, as a superuser, and makes the schema in it; it must
   *     leave no connection open. An exception fails the test class that came first.
   * @return a template
   */
  public static PostgresTemplate migratedBy(Consumer<DataSource> migration) {
    return new PostgresTemplate(migration);
  }

  Consumer<DataSource> migration() {
    return migration;
  }
}
