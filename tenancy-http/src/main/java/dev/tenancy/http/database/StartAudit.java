package dev.tenancy.http.database;

import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.AuditException;
import dev.tenancy.persistence.audit.AuditReport;
import dev.tenancy.persistence.audit.SchemaAudit;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No service on a database that lets tenants reach each other. */
final class StartAudit {
  private static final Logger LOG = LoggerFactory.getLogger(StartAudit.class);

  private StartAudit() {}

  /**
   * Looks at our own schema, and at whatever shows or inherits from its tables.
   *
   * @param app connections of the role that serves, to see what its sessions begin with
   * @param crossingRoles the roles that may reach several tenants' rows
   * @throws DatabaseException when there is a hole, or the catalog cannot be read
   */
  static void run(DatabaseAddress address, DataSource app, Set<String> crossingRoles) {
    AuditReport report = report(address, app, crossingRoles);
    if (!report.isClean()) {
      throw new DatabaseException(
          address.place() + " lets tenants reach each other, so it is not served; "
              + "java -jar tenancy-service.jar audit says it again:",
          report.errors());
    }
    report.warnings().forEach(finding -> LOG.warn("{}", finding));
    LOG.info("the walls have no hole: {}", report.subject());
  }

  /**
   * Looks, and judges nothing.
   *
   * @throws DatabaseException when the catalog cannot be read
   */
  static AuditReport report(DatabaseAddress address, DataSource app, Set<String> crossingRoles) {
    try {
      return SchemaAudit.of(app)
          .schemas(TenancySchema.NAME)
          .crossing(crossingRoles.toArray(String[]::new))
          .run();
    } catch (AuditException e) {
      throw new DatabaseException(address.place() + " cannot be audited: " + e.getMessage(), e);
    }
  }
}
