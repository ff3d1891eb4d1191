package dev.tenancy.persistence.binding;

import dev.tenancy.persistence.cache.BoundedCache;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the texts that came by, so that each is read once. Shared by the connections of a
 * pool. Safe for many threads; two that meet a new text at once both read it.
 */
final class SqlTexts {
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST = 10_000;

  private final BoundedCache<SqlText> prepared = new BoundedCache<>(REMEMBERED);
  private final BoundedCache<SqlText> simple = new BoundedCache<>(REMEMBERED);
  private final @Nullable Seal seal;

  SqlTexts(@Nullable Seal seal) {
    this.seal = seal;
  }

  /** A text with parameters, the tenant among them unless they would be too many for the driver. */
  SqlText prepared(String sql, UUID tenant) throws SQLException {
    SqlText known = prepared.get(sql);
    SqlText text = known != null ? known : read(prepared, sql, true);
    return text.hasTooManyParameters() ? SqlReader.read(text.literal(tenant), true, seal) : text;
  }

  /** A text without parameters, in which a question mark is an operator. */
  SqlText simple(String sql) throws SQLException {
    SqlText known = simple.get(sql);
    return known != null ? known : read(simple, sql, false);
  }

  /** Refuses a call in which no sealed text takes part. */
  void refuseIfSealed(String call) {
    if (seal != null) {
      throw seal.unsealed().apply(call);
    }
  }

  private SqlText read(BoundedCache<SqlText> cache, String sql, boolean parameters)
      throws SQLException {
    SqlText text = SqlReader.read(seal == null ? sql : seal.open(sql), parameters, seal);
    if (sql.length() <= LONGEST) {
      cache.put(sql, text);
    }
    return text;
  }
}
