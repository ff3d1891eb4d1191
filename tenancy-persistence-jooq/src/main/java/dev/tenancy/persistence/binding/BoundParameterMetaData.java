package dev.tenancy.persistence.binding;

import java.sql.ParameterMetaData;
import java.sql.SQLException;

/** The parameters as the caller counts them, without the tenant. */
record BoundParameterMetaData(ParameterMetaData driver, SqlText text) implements ParameterMetaData {
  @Override
  public int getParameterCount() {
    return text.parameters();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return driver.isNullable(place(index));
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return driver.isSigned(place(index));
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return driver.getPrecision(place(index));
  }

  @Override
  public int getScale(int index) throws SQLException {
    return driver.getScale(place(index));
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return driver.getParameterType(place(index));
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return driver.getParameterTypeName(place(index));
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return driver.getParameterClassName(place(index));
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    return driver.getParameterMode(place(index));
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusal.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  private int place(int index) throws SQLException {
    if (index < 1 || index > text.parameters()) {
      throw Refusal.noSuchParameter(index, text.parameters());
    }
    return text.place(index, false);
  }
}
