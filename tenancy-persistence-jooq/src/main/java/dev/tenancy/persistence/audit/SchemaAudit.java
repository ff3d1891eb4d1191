package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.persistence.audit.catalog.AuditScope;
import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Looks a database over for holes between tenants: roles that row security does not bind, tables
 * without it, keys that compare or join rows of different tenants, objects that look past it.
 *
 * <pre>{@code
 * AuditReport report = SchemaAudit.of(dataSource).shared("shop.country").run();
 * report.requireClean();
 * }</pre>
 *
 * <p>It only reads, and only PostgreSQL's catalog, which every role may read; it sees one moment of
 * it. What it says holds for that moment. Instances cannot change; all methods are thread-safe.
 */
public final class SchemaAudit {
  private final DataSource dataSource;
  private final AuditScope scope;

  private SchemaAudit(DataSource dataSource, AuditScope scope) {
    this.dataSource = dataSource;
    this.scope = scope;
  }

  /**
   * Looks at every schema that holds a table with the column {@code tenant_id}, and at the roles
   * {@code tenancy_app} and {@code tenancy_control}. Whoever else has been granted rows of a
   * tenant-owned table is taken for a role that serves as well.
   *
   * @param dataSource connections of any role; best of the one that serves, so that what its sessions
   *     begin with is seen too
   * @return an audit that can be narrowed and run
   */
  public static SchemaAudit of(DataSource dataSource) {
    return new SchemaAudit(
        dataSource,
        new AuditScope(
            Set.of(),
            Set.of(),
            Set.of(TenancySchema.APP_ROLE, TenancySchema.CONTROL_ROLE),
            Set.of(),
            "tenant_id"));
  }

  /**
   * Names the schemas, in place of all that hold a tenant-owned table. The schema {@code tenancy} is
   * always looked at, and so is what inherits from or shows a table of these.
   *
   * @param schemas their names, not quoted
   * @return a new audit
   */
  public SchemaAudit schemas(String... schemas) {
    return with(Set.of(schemas), scope.shared(), scope.serving(), scope.crossing(), scope.column());
  }

  /**
   * Declares tables that belong to no tenant, in addition to those that were declared before.
   *
   * @param tables their names with their schemas, such as {@code shop.country}
   * @return a new audit
   */
  public SchemaAudit shared(String... tables) {
    return with(
        scope.schemas(),
        union(scope.shared(), tables),
        scope.serving(),
        scope.crossing(),
        scope.column());
  }

  /**
   * Names the roles that serve tenants, in place of {@code tenancy_app} and {@code tenancy_control}.
   *
   * @param roles their names, not quoted
   * @return a new audit
   */
  public SchemaAudit serving(String... roles) {
    return with(scope.schemas(), scope.shared(), Set.of(roles), scope.crossing(), scope.column());
  }

  /**
   * Names roles that reach several tenants' rows on purpose, such as one for backups, in addition to
   * those that were named before.
   *
   * @param roles their names, not quoted
   * @return a new audit
   */
  public SchemaAudit crossing(String... roles) {
    return with(
        scope.schemas(),
        scope.shared(),
        scope.serving(),
        union(scope.crossing(), roles),
        scope.column());
  }

  /**
   * Names the column that says whose a row is, in place of {@code tenant_id}.
   *
   * @param name its name, not quoted
   * @return a new audit
   */
  public SchemaAudit column(String name) {
    return with(scope.schemas(), scope.shared(), scope.serving(), scope.crossing(), name);
  }

  /**
   * Reads the catalog and judges it.
   *
   * @return what was found
   * @throws AuditException when the catalog cannot be read
   */
  public AuditReport run() {
    Catalog catalog = CatalogSession.read(dataSource, scope);
    return new AuditReport(Checks.findings(catalog), AuditSubject.of(catalog));
  }

  private static Set<String> union(Set<String> before, String... more) {
    Set<String> union = new HashSet<>(before);
    union.addAll(List.of(more));
    return union;
  }

  private SchemaAudit with(
      Set<String> schemas,
      Set<String> shared,
      Set<String> serving,
      Set<String> crossing,
      String column) {
    return new SchemaAudit(dataSource, new AuditScope(schemas, shared, serving, crossing, column));
  }
}
