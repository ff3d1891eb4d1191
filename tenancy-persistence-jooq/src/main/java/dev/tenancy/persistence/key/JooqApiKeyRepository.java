package dev.tenancy.persistence.key;

import static dev.tenancy.persistence.schema.Tables.API_KEY;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;

import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.paging.Cursor;
import dev.tenancy.core.paging.Page;
import dev.tenancy.core.paging.PageRequest;
import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.database.Database;
import dev.tenancy.persistence.database.Insertion;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** API keys in the table {@code tenancy.api_key}, in their tenant's scope. */
public final class JooqApiKeyRepository implements ApiKeyRepository {
  private final Database database;

  /** Uses connections of the role {@code tenancy_control}. */
  public JooqApiKeyRepository(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(TenantId tenant, ApiKey key) {
    return database.run(
        "add API key " + key.id() + " of tenant " + tenant,
        tenant,
        context -> Insertion.unlessThereIsNoTenant(() -> insert(context, key), false));
  }

  @Override
  public Page<ApiKey> list(TenantId tenant, PageRequest request) {
    return database.run(
        "list the API keys of tenant " + tenant,
        tenant,
        context -> Page.ofOneMore(
            context
                .select(API_KEY.fields())
                .from(API_KEY)
                .where(request.after().map(JooqApiKeyRepository::isBehind).orElse(trueCondition()))
                .orderBy(API_KEY.CREATED_AT.desc(), API_KEY.ID.desc())
                .limit(request.limit() + 1)
                .fetch(ApiKeyRow::read),
            request.limit(),
            ApiKey::cursor));
  }

  @Override
  public boolean remove(TenantId tenant, ApiKeyId id) {
    return database.run(
        "remove API key " + id + " of tenant " + tenant,
        tenant,
        context -> context.deleteFrom(API_KEY).where(API_KEY.ID.eq(id.value())).execute() == 1);
  }

  private static boolean insert(DSLContext context, ApiKey key) {
    return context
            .insertInto(API_KEY)
            .set(API_KEY.ID, key.id().value())
            .set(API_KEY.NAME, key.name().value())
            .set(API_KEY.DIGEST, key.digest().hex())
            .set(API_KEY.CREATED_AT, key.createdAt())
            .set(API_KEY.EXPIRES_AT, key.expiresAt())
            .set(API_KEY.LAST_USED_ON, key.lastUsedOn())
            .execute()
        == 1;
  }

  private static Condition isBehind(Cursor cursor) {
    return row(API_KEY.CREATED_AT, API_KEY.ID).lessThan(cursor.createdAt(), cursor.id());
  }
}
