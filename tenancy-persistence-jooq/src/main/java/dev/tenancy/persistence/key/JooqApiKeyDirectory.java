package dev.tenancy.persistence.key;

import static dev.tenancy.persistence.schema.Tables.API_KEY;

import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.database.Database;
import java.time.LocalDate;
import java.util.Optional;

/** Looks API keys up, each in the scope of the tenant that it says it is of. */
public final class JooqApiKeyDirectory implements ApiKeyDirectory {
  private final Database database;

  /** Uses connections of the role {@code tenancy_app}. */
  public JooqApiKeyDirectory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ApiKey> find(TenantId tenant, ApiKeyId id) {
    return database.run(
        "find API key " + id + " of tenant " + tenant,
        tenant,
        context -> context
            .select(API_KEY.fields())
            .from(API_KEY)
            .where(API_KEY.ID.eq(id.value()))
            .fetchOptional(ApiKeyRow::read));
  }

  @Override
  public void markUsed(TenantId tenant, ApiKeyId id, LocalDate day) {
    database.run(
        "mark API key " + id + " of tenant " + tenant + " as used",
        tenant,
        context -> context
            .update(API_KEY)
            .set(API_KEY.LAST_USED_ON, day)
            .where(API_KEY.ID.eq(id.value()))
            .and(API_KEY.LAST_USED_ON.isNull().or(API_KEY.LAST_USED_ON.lt(day)))
            .execute());
  }
}
