package dev.tenancy.persistence.policy;

import dev.tenancy.persistence.TenantPolicyException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A tenant's id as the value of a column, whatever the application has converted it to. */
final class TenantValue {
  private TenantValue() {}

  static boolean isOf(UUID tenant, @Nullable QueryPart value) {
    return value instanceof Param<?> param && tenant.equals(inDatabase(param, param.getValue()));
  }

  static boolean isNull(@Nullable QueryPart value) {
    return value == null || (value instanceof Param<?> param && param.getValue() == null);
  }

  /**
   * The tenant in the place of a value that names it. A parameter stays one, because a batch counts
   * it; as it may be given other values then, each is checked when it is bound.
   */
  static Field<?> instead(
      @Nullable QueryPart value,
      TenantPredicate predicate,
      UUID tenant,
      Supplier<TenantPolicyException> refusal) {
    if (!(value instanceof Param<?> param) || param.isInline()) {
      return predicate.tenant();
    }
    Converter<UUID, Object> check = Converter.of(UUID.class, Object.class, id -> id, given -> {
      if (given != null && !tenant.equals(inDatabase(param, given))) {
        throw refusal.get();
      }
      return tenant;
    });
    DataType<Object> checked = SQLDataType.UUID.asConvertedDataType(check);
    String name = param.getParamName();
    return name == null
        ? DSL.val(param.getValue(), checked)
        : DSL.param(name, checked).$value(param.getValue());
  }

  @SuppressWarnings("unchecked")
  private static <T> @Nullable Object inDatabase(Param<T> param, @Nullable Object value) {
    Converter<?, T> converter = param.getConverter();
    return value instanceof UUID ? value : converter.to((T) value);
  }
}
