package dev.tenancy.persistence.differential.oracle;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import dev.tenancy.testkit.postgres.PostgresExtension;
import javax.sql.DataSource;

/** How the shared database is reached. A mutation of it is to be noticed. */
public interface Setting {
  /** As it is meant to be. */
  Setting INTACT = new Setting() {};

  /** Connections for the walls. */
  default DataSource connections(PostgresExtension database, Wall wall) {
    return database.dataSource(wall.role());
  }

  /** The scope of a tenant behind the walls. */
  default Transactions scope(Wall wall, TenantDatabase database, TenantId tenant) {
    return Scopes.of(wall, database, tenant);
  }
}
