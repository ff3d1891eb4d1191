package dev.tenancy.persistence.tenant;

import static dev.tenancy.persistence.schema.Tables.TENANT;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.persistence.database.Database;
import java.util.Optional;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Looks tenants up through the two functions that are all the data plane may use: its role cannot
 * read the table.
 */
public final class JooqTenantDirectory implements TenantDirectory {
  private static final dev.tenancy.persistence.schema.tables.Tenant FOUND = TENANT.as("found");

  private final Database database;

  /** Uses connections of the role {@code tenancy_app}. */
  public JooqTenantDirectory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Tenant> find(TenantReference reference) {
    return database.run(
        "find tenant " + reference,
        context -> context
            .select(FOUND.fields())
            .from(lookUp(reference).as(FOUND))
            .fetchOptional(row -> TenantRow.read(FOUND, row)));
  }

  private static Table<?> lookUp(TenantReference reference) {
    if (reference instanceof TenantId id) {
      return DSL.table("tenancy.tenant_by_id({0})", DSL.val(id.value()));
    }
    return DSL.table("tenancy.tenant_by_slug({0})", DSL.val(((TenantSlug) reference).value()));
  }
}
