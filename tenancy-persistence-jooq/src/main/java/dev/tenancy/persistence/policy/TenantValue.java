package dev.tenancy.persistence.policy;

import java.util.UUID;
import org.jooq.Converter;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/** A tenant's id as the value of a column, whatever the application has converted it to. */
final class TenantValue {
  private TenantValue() {}

  static boolean isOf(UUID tenant, @Nullable QueryPart value) {
    return value instanceof Param<?> param && tenant.equals(inDatabase(param));
  }

  static boolean isNull(@Nullable QueryPart value) {
    return value == null || value instanceof Param<?> param && param.getValue() == null;
  }

  private static <T> @Nullable Object inDatabase(Param<T> param) {
    Converter<?, T> converter = param.getConverter();
    return converter.to(param.getValue());
  }
}
