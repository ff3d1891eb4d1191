package dev.tenancy.persistence.binding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jooq.tools.jdbc.DefaultResultSet;
import org.jspecify.annotations.Nullable;

/** Rows that do not lead back to the driver's statement, and whose changes are bound. */
final class BoundResultSet extends DefaultResultSet {
  private final ResultSet rows;
  private final @Nullable Statement statement;
  private final Binding binding;

  private BoundResultSet(ResultSet rows, @Nullable Statement statement, Binding binding) {
    super(rows);
    this.rows = rows;
    this.statement = statement;
    this.binding = binding;
  }

  /** Wraps rows, or gives what they were wrapped in before. */
  static BoundResultSet of(
      ResultSet rows,
      @Nullable BoundResultSet previous,
      @Nullable Statement statement,
      Binding binding) {
    return previous != null && previous.rows.equals(rows)
        ? previous
        : new BoundResultSet(rows, statement, binding);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    rows.getStatement(); // fails when the rows are closed
    return statement;
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    return BoundArray.of(rows.getArray(column), binding);
  }

  @Override
  public @Nullable Array getArray(String column) throws SQLException {
    return BoundArray.of(rows.getArray(column), binding);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    return wrap(rows.getObject(column));
  }

  @Override
  public @Nullable Object getObject(String column) throws SQLException {
    return wrap(rows.getObject(column));
  }

  @Override
  public @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
    return wrap(rows.getObject(column, types));
  }

  @Override
  public @Nullable Object getObject(String column, Map<String, Class<?>> types)
      throws SQLException {
    return wrap(rows.getObject(column, types));
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    return cast(type, rows.getObject(column, type));
  }

  @Override
  public <T> @Nullable T getObject(String column, Class<T> type) throws SQLException {
    return cast(type, rows.getObject(column, type));
  }

  @Override
  public void insertRow() throws SQLException {
    change(ResultSet::insertRow);
  }

  @Override
  public void updateRow() throws SQLException {
    change(ResultSet::updateRow);
  }

  @Override
  public void deleteRow() throws SQLException {
    change(ResultSet::deleteRow);
  }

  @Override
  public void refreshRow() throws SQLException {
    change(ResultSet::refreshRow);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusal.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  private void change(Change change) throws SQLException {
    binding.sending(false, false);
    binding.inTransaction(rows.getStatement(), driversStatement -> {
      change.of(rows);
      return true;
    });
  }

  private <T> @Nullable T cast(Class<T> type, @Nullable T value) {
    Object wrapped = wrap(value);
    // The driver's own class of arrays was asked for: it cannot be had wrapped.
    return wrapped == null || type.isInstance(wrapped) ? type.cast(wrapped) : value;
  }

  private @Nullable Object wrap(@Nullable Object value) {
    if (value instanceof Array array) {
      return BoundArray.of(array, binding);
    }
    return value instanceof ResultSet cursor ? of(cursor, null, null, binding) : value;
  }

  private interface Change {
    void of(ResultSet rows) throws SQLException;
  }
}
