package com.example.ledger;

import dev.tenancy.persistence.TenancySchema;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of this application, beside those of tenancy. */
public final class LedgerSchema {
  private LedgerSchema() {}

  /** Brings both up to date. */
  public static void migrate(DataSource owner, String... more) {
    TenancySchema.migrate(owner);
    List<String> locations = new ArrayList<>(List.of("classpath:db/ledger"));
    locations.addAll(List.of(more));
    Flyway.configure()
        .dataSource(owner)
        .schemas("ledger")
        .locations(locations.toArray(String[]::new))
        .load()
        .migrate();
  }
}
