package dev.tenancy.persistence.key;

import static dev.tenancy.persistence.schema.Tables.API_KEY;

import dev.tenancy.core.key.ApiKey;
import dev.tenancy.core.key.ApiKeyDigest;
import dev.tenancy.core.key.ApiKeyId;
import dev.tenancy.core.key.ApiKeyName;
import org.jooq.Record;

/** A row of {@code tenancy.api_key}. */
final class ApiKeyRow {
  private ApiKeyRow() {}

  static ApiKey read(Record row) {
    return new ApiKey(
        new ApiKeyId(row.get(API_KEY.ID)),
        new ApiKeyName(row.get(API_KEY.NAME)),
        new ApiKeyDigest(row.get(API_KEY.DIGEST)),
        row.get(API_KEY.CREATED_AT),
        row.get(API_KEY.EXPIRES_AT),
        row.get(API_KEY.LAST_USED_ON));
  }
}
