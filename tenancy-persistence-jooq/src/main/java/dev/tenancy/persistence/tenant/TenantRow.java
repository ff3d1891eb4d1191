package dev.tenancy.persistence.tenant;

import dev.tenancy.core.tenant.Tenant;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.core.tenant.TenantName;
import dev.tenancy.core.tenant.TenantPlan;
import dev.tenancy.core.tenant.TenantSlug;
import dev.tenancy.core.tenant.TenantStatus;
import org.jooq.Record;

/** A row of {@code tenancy.tenant}, read through any alias of it. */
final class TenantRow {
  private TenantRow() {}

  static Tenant read(dev.tenancy.persistence.schema.tables.Tenant table, Record row) {
    return new Tenant(
        new TenantId(row.get(table.ID)),
        new TenantSlug(row.get(table.SLUG)),
        new TenantName(row.get(table.NAME)),
        new TenantPlan(row.get(table.PLAN)),
        TenantStatus.valueOf(row.get(table.STATUS)),
        row.get(table.CREATED_AT),
        row.get(table.VERSION));
  }
}
