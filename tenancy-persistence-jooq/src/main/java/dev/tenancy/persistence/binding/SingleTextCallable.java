package dev.tenancy.persistence.binding;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultCallableStatement;
import org.jspecify.annotations.Nullable;

/** A callable statement that takes no other text than its own, which the driver itself does not refuse throughout. */
abstract class SingleTextCallable extends DefaultCallableStatement {
  SingleTextCallable(CallableStatement call) {
    super(call);
  }

  @Override
  public final boolean execute(String sql) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final boolean execute(String sql, int keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final boolean execute(String sql, int @Nullable [] keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final boolean execute(String sql, String @Nullable [] keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final int executeUpdate(String sql) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final int executeUpdate(String sql, int keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final int executeUpdate(String sql, int @Nullable [] keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final int executeUpdate(String sql, String @Nullable [] keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final long executeLargeUpdate(String sql) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final long executeLargeUpdate(String sql, int keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final long executeLargeUpdate(String sql, int @Nullable [] keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final long executeLargeUpdate(String sql, String @Nullable [] keys) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final ResultSet executeQuery(String sql) throws SQLException {
    throw Refusal.textOfItsOwn();
  }

  @Override
  public final void addBatch(String sql) throws SQLException {
    throw Refusal.textOfItsOwn();
  }
}
