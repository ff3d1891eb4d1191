package dev.tenancy.persistence.policy;

import dev.tenancy.persistence.TenantPolicyException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.conf.ParamType;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that names the tenant of a row. It stays one, because callers count it, and is marked to
 * be checked whenever it is bound: a batch gives it several values, and the text will be used again
 * with others.
 */
final class TenantValue extends CustomField<Object> {
  private static final long serialVersionUID = 1L;

  private final Param<?> param;
  private final transient Rewriting rewriting;
  private final transient Supplier<TenantPolicyException> refusal;

  TenantValue(Param<?> param, Rewriting rewriting, Supplier<TenantPolicyException> refusal) {
    super("tenant", SQLDataType.OTHER);
    this.param = param;
    this.rewriting = rewriting;
    this.refusal = refusal;
  }

  @Override
  public void accept(Context<?> context) {
    check(param, rewriting.tenant(), refusal);
    if (param.isInline() || context.paramType() == ParamType.INLINED) {
      rewriting.dependOnValues();
      context.visit(rewriting.predicate().tenant());
    } else {
      context.sql(rewriting.predicate().checked()).visit(param);
    }
  }

  /** Refuses a value that is neither the tenant nor missing. */
  static void check(QueryPart value, UUID tenant, Supplier<TenantPolicyException> refusal) {
    if (!(value instanceof Param<?> param)
        || !(param.getValue() == null || tenant.equals(inDatabase(param, param.getValue())))) {
      throw refusal.get();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> @Nullable Object inDatabase(Param<T> param, @Nullable Object value) {
    return param.getConverter().to((T) value);
  }
}
