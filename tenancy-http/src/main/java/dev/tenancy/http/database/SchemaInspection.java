package dev.tenancy.http.database;

import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.AuditReport;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a schema as at the start, on connections of its own, and logs what is wrong. */
final class SchemaInspection {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaInspection.class);

  private final DatabaseAddress address;
  private final DataSource app;
  private final Set<String> crossingRoles;

  SchemaInspection(DatabaseAddress address, DataSource app, Set<String> crossingRoles) {
    this.address = address;
    this.app = app;
    this.crossingRoles = crossingRoles;
  }

  /**
   * Looks now.
   *
   * @throws DatabaseException when the database cannot be read
   */
  SchemaState run() {
    if (!isCurrent(address, app)) {
      LOG.error("the schema of {} is no longer the one of this version", address.place());
      return SchemaState.NOT_CURRENT;
    }
    AuditReport report = StartAudit.report(address, app, crossingRoles);
    report
        .errors()
        .forEach(hole -> LOG.error("{} lets tenants reach each other: {}", address.place(), hole));
    return report.isClean() ? SchemaState.SOUND : SchemaState.LEAKING;
  }

  /**
   * Whether every migration of this version is there.
   *
   * @throws DatabaseException when the schema cannot be read
   */
  static boolean isCurrent(DatabaseAddress address, DataSource serving) {
    try {
      return TenancySchema.isCurrent(serving);
    } catch (FlywayException e) {
      throw new DatabaseException(
          "the schema of " + address + " cannot be read: " + e.getMessage(), e);
    }
  }
}
