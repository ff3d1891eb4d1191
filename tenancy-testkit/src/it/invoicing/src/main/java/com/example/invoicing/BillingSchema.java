package com.example.invoicing;

import dev.tenancy.persistence.TenancySchema;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of this application, beside those of tenancy. */
public final class BillingSchema {
  private BillingSchema() {}

  /** Brings both up to date. */
  public static void migrate(DataSource owner, String... more) {
    TenancySchema.migrate(owner);
    String[] locations = new String[more.length + 1];
    locations[0] = "classpath:db/billing";
    System.arraycopy(more, 0, locations, 1, more.length);
    Flyway.configure().dataSource(owner).schemas("billing").locations(locations).load().migrate();
  }
}
