package dev.tenancy.persistence.binding;

import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of values, each in one line: they can be set again on another of the driver's statements. */
abstract class ValueParameters extends StreamParameters {
  private final boolean declaresStrings;

  ValueParameters(Connection connection, boolean declaresStrings) {
    super(connection);
    this.declaresStrings = declaresStrings;
  }

  @Override
  public void setBoolean(int index, boolean x) throws SQLException {
    set(index, true, (s, i) -> s.setBoolean(i, x));
  }

  @Override
  public void setByte(int index, byte x) throws SQLException {
    set(index, true, (s, i) -> s.setByte(i, x));
  }

  @Override
  public void setShort(int index, short x) throws SQLException {
    set(index, true, (s, i) -> s.setShort(i, x));
  }

  @Override
  public void setInt(int index, int x) throws SQLException {
    set(index, true, (s, i) -> s.setInt(i, x));
  }

  @Override
  public void setLong(int index, long x) throws SQLException {
    set(index, true, (s, i) -> s.setLong(i, x));
  }

  @Override
  public void setFloat(int index, float x) throws SQLException {
    set(index, true, (s, i) -> s.setFloat(i, x));
  }

  @Override
  public void setDouble(int index, double x) throws SQLException {
    set(index, true, (s, i) -> s.setDouble(i, x));
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal x) throws SQLException {
    set(index, true, (s, i) -> s.setBigDecimal(i, x));
  }

  @Override
  public void setString(int index, @Nullable String x) throws SQLException {
    set(index, declaresStrings, (s, i) -> s.setString(i, x));
  }

  @Override
  public void setBytes(int index, byte @Nullable [] x) throws SQLException {
    set(index, true, (s, i) -> s.setBytes(i, x));
  }

  @Override
  public void setDate(int index, @Nullable Date x) throws SQLException {
    set(index, false, (s, i) -> s.setDate(i, x));
  }

  @Override
  public void setTime(int index, @Nullable Time x) throws SQLException {
    set(index, false, (s, i) -> s.setTime(i, x));
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp x) throws SQLException {
    set(index, false, (s, i) -> s.setTimestamp(i, x));
  }

  @Override
  public void setDate(int index, @Nullable Date x, @Nullable Calendar calendar)
      throws SQLException {
    set(index, false, (s, i) -> s.setDate(i, x, calendar));
  }

  @Override
  public void setTime(int index, @Nullable Time x, @Nullable Calendar calendar)
      throws SQLException {
    set(index, false, (s, i) -> s.setTime(i, x, calendar));
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp x, @Nullable Calendar calendar)
      throws SQLException {
    set(index, false, (s, i) -> s.setTimestamp(i, x, calendar));
  }

  @Override
  public void setNull(int index, int sqlType) throws SQLException {
    set(index, Typed.isDeclared(sqlType), (s, i) -> s.setNull(i, sqlType));
  }

  @Override
  public void setNull(int index, int sqlType, @Nullable String typeName) throws SQLException {
    set(index, false, (s, i) -> s.setNull(i, sqlType, typeName));
  }

  @Override
  public void setObject(int index, @Nullable Object x) throws SQLException {
    set(index, Typed.isDeclared(x, declaresStrings), (s, i) -> s.setObject(i, x));
  }

  @Override
  public void setObject(int index, @Nullable Object x, int sqlType) throws SQLException {
    set(index, false, (s, i) -> s.setObject(i, x, sqlType));
  }

  @Override
  public void setObject(int index, @Nullable Object x, int sqlType, int scale) throws SQLException {
    set(index, false, (s, i) -> s.setObject(i, x, sqlType, scale));
  }

  @Override
  public void setObject(int index, @Nullable Object x, SQLType sqlType) throws SQLException {
    set(index, false, (s, i) -> s.setObject(i, x, sqlType));
  }

  @Override
  public void setObject(int index, @Nullable Object x, SQLType sqlType, int scale)
      throws SQLException {
    set(index, false, (s, i) -> s.setObject(i, x, sqlType, scale));
  }

  @Override
  public void setArray(int index, @Nullable Array x) throws SQLException {
    set(index, x != null, (s, i) -> s.setArray(i, x));
  }

  @Override
  public void setRef(int index, @Nullable Ref x) throws SQLException {
    set(index, false, (s, i) -> s.setRef(i, x));
  }

  @Override
  public void setURL(int index, @Nullable URL x) throws SQLException {
    set(index, false, (s, i) -> s.setURL(i, x));
  }

  @Override
  public void setRowId(int index, @Nullable RowId x) throws SQLException {
    set(index, false, (s, i) -> s.setRowId(i, x));
  }

  @Override
  public void setNString(int index, @Nullable String x) throws SQLException {
    set(index, false, (s, i) -> s.setNString(i, x));
  }

  @Override
  public void setSQLXML(int index, @Nullable SQLXML x) throws SQLException {
    set(index, false, (s, i) -> s.setSQLXML(i, x));
  }

  @Override
  public void setBlob(int index, @Nullable Blob x) throws SQLException {
    set(index, false, (s, i) -> s.setBlob(i, x));
  }

  @Override
  public void setClob(int index, @Nullable Clob x) throws SQLException {
    set(index, false, (s, i) -> s.setClob(i, x));
  }

  @Override
  public void setNClob(int index, @Nullable NClob x) throws SQLException {
    set(index, false, (s, i) -> s.setNClob(i, x));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream x) throws SQLException {
    set(index, false, (s, i) -> s.setBinaryStream(i, x));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream x, int length) throws SQLException {
    set(index, false, (s, i) -> s.setBinaryStream(i, x, length));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream x, long length) throws SQLException {
    set(index, false, (s, i) -> s.setBinaryStream(i, x, length));
  }
}
