package dev.tenancy.persistence;

import dev.tenancy.testkit.postgres.PostgresTemplate;

/** The database of this module's tests. */
final class TenancyPostgres {
  static final PostgresTemplate TEMPLATE = PostgresTemplate.migratedBy(TenancySchema::migrate);

  private TenancyPostgres() {}
}
