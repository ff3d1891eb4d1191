package dev.tenancy.persistence.binding;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A call of a function or procedure, which runs in a transaction of its own where there is none. */
final class BoundCallableStatement extends SingleTextCallable {
  private final CallableStatement call;
  private final BoundConnection connection;
  private final Binding binding;
  private final SqlText text;
  private @Nullable BoundResultSet results;

  BoundCallableStatement(
      BoundConnection connection, Binding binding, SqlText text, CallableStatement call) {
    super(call);
    this.call = call;
    this.connection = connection;
    this.binding = binding;
    this.text = text;
  }

  @Override
  public boolean execute() throws SQLException {
    return inTransaction(CallableStatement::execute);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return bound(inTransaction(CallableStatement::executeQuery));
  }

  @Override
  public int executeUpdate() throws SQLException {
    return inTransaction(CallableStatement::executeUpdate);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return inTransaction(CallableStatement::executeLargeUpdate);
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return inTransaction(CallableStatement::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return inTransaction(CallableStatement::executeLargeBatch);
  }

  @Override
  public @Nullable Array getArray(int index) throws SQLException {
    return BoundArray.of(call.getArray(index), binding);
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    Object value = call.getObject(index);
    if (value instanceof Array array) {
      return BoundArray.of(array, binding);
    }
    return value instanceof ResultSet cursor
        ? BoundResultSet.of(cursor, null, null, binding)
        : value;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusal.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  protected @Nullable ResultSet wrap(@Nullable ResultSet rows) {
    return rows == null ? null : bound(rows);
  }

  private ResultSet bound(ResultSet rows) {
    BoundResultSet bound = BoundResultSet.of(rows, results, this, binding);
    results = bound;
    return bound;
  }

  private <T> T inTransaction(SqlAct<CallableStatement, T> act) throws SQLException {
    binding.sending(text);
    return binding.inTransaction(call, act);
  }
}
