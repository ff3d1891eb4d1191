package dev.tenancy.persistence.binding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;

/** Stands where a statement would, to see the value of a parameter that has to be the tenant. */
final class TenantCheck extends DefaultPreparedStatement {
  private final UUID tenant;
  private final Supplier<? extends RuntimeException> foreign;

  TenantCheck(UUID tenant, Supplier<? extends RuntimeException> foreign) {
    super((PreparedStatement) null);
    this.tenant = tenant;
    this.foreign = foreign;
  }

  @Override
  public void setObject(int index, @Nullable Object x) {
    if (x != null && !tenant.equals(x) && !tenant.toString().equalsIgnoreCase(x.toString())) {
      throw foreign.get();
    }
  }

  @Override
  public void setObject(int index, @Nullable Object x, int sqlType) {
    setObject(index, x);
  }

  @Override
  public void setString(int index, @Nullable String x) {
    setObject(index, x);
  }

  @Override
  public void setNull(int index, int sqlType) {
    // The tenant is what is missing.
  }

  @Override
  public void setNull(int index, int sqlType, @Nullable String typeName) {
    // The tenant is what is missing.
  }

  /** Asked for by all other setters. */
  @Override
  public PreparedStatement getDelegateStatement() throws SQLException {
    throw Refusal.of("the tenant column takes a UUID, by setObject, setString or setNull");
  }
}
