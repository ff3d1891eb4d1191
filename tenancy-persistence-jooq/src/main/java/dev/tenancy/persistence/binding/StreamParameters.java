package dev.tenancy.persistence.binding;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The setters of streams that the driver reads when they are set, and so only once. */
abstract class StreamParameters extends SingleTextPrepared {
  StreamParameters(Connection connection) {
    super(connection);
  }

  /**
   * Sets a parameter and remembers it.
   *
   * @param index as the caller counts
   * @param declared whether the driver certainly tells the server the parameter's type
   */
  abstract void set(int index, boolean declared, Parameter parameter) throws SQLException;

  @Override
  public void setAsciiStream(int index, @Nullable InputStream x) throws SQLException {
    set(index, false, once((s, i) -> s.setAsciiStream(i, x)));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream x, int length) throws SQLException {
    set(index, false, once((s, i) -> s.setAsciiStream(i, x, length)));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream x, long length) throws SQLException {
    set(index, false, once((s, i) -> s.setAsciiStream(i, x, length)));
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int index, @Nullable InputStream x, int length) throws SQLException {
    set(index, false, once((s, i) -> s.setUnicodeStream(i, x, length)));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader x) throws SQLException {
    set(index, false, once((s, i) -> s.setCharacterStream(i, x)));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader x, int length) throws SQLException {
    set(index, false, once((s, i) -> s.setCharacterStream(i, x, length)));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
    set(index, false, once((s, i) -> s.setCharacterStream(i, x, length)));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader x) throws SQLException {
    set(index, false, once((s, i) -> s.setNCharacterStream(i, x)));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
    set(index, false, once((s, i) -> s.setNCharacterStream(i, x, length)));
  }

  @Override
  public void setClob(int index, @Nullable Reader x) throws SQLException {
    set(index, false, once((s, i) -> s.setClob(i, x)));
  }

  @Override
  public void setClob(int index, @Nullable Reader x, long length) throws SQLException {
    set(index, false, once((s, i) -> s.setClob(i, x, length)));
  }

  @Override
  public void setNClob(int index, @Nullable Reader x) throws SQLException {
    set(index, false, once((s, i) -> s.setNClob(i, x)));
  }

  @Override
  public void setNClob(int index, @Nullable Reader x, long length) throws SQLException {
    set(index, false, once((s, i) -> s.setNClob(i, x, length)));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream x) throws SQLException {
    set(index, false, once((s, i) -> s.setBlob(i, x)));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream x, long length) throws SQLException {
    set(index, false, once((s, i) -> s.setBlob(i, x, length)));
  }

  private static Parameter once(Parameter parameter) {
    boolean[] done = new boolean[1];
    return (statement, index) -> {
      if (done[0]) {
        throw Refusal.of(
            "a stream can be read only once, and this statement was prepared outside the"
                + " batch or transaction that it runs in: set the value as a string or as bytes");
      }
      done[0] = true;
      parameter.set(statement, index);
    };
  }
}
