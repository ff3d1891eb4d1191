package dev.tenancy.persistence.binding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array whose rows, where it is asked for such, do not lead back to the driver's statement. */
final class BoundArray implements Array {
  private final Array array;
  private final Binding binding;

  private BoundArray(Array array, Binding binding) {
    this.array = array;
    this.binding = binding;
  }

  static @Nullable BoundArray of(@Nullable Array array, Binding binding) {
    return array == null ? null : new BoundArray(array, binding);
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    return array.getBaseTypeName();
  }

  @Override
  public int getBaseType() throws SQLException {
    return array.getBaseType();
  }

  @Override
  public Object getArray() throws SQLException {
    return array.getArray();
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) throws SQLException {
    return array.getArray(map);
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    return array.getArray(index, count);
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return array.getArray(index, count, map);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return wrap(array.getResultSet());
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    return wrap(array.getResultSet(map));
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return wrap(array.getResultSet(index, count));
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    return wrap(array.getResultSet(index, count, map));
  }

  @Override
  public void free() throws SQLException {
    array.free();
  }

  /** The array in PostgreSQL's notation; the driver asks for it when the array becomes a parameter. */
  @Override
  public String toString() {
    return array.toString();
  }

  private ResultSet wrap(ResultSet rows) {
    return BoundResultSet.of(rows, null, null, binding);
  }
}
