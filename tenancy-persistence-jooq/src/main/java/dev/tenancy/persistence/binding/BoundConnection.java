package dev.tenancy.persistence.binding;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection whose statements run bound to one tenant. See {@link BoundConnections}. */
final class BoundConnection extends SessionConnection {
  private final SqlTexts texts;

  BoundConnection(Connection connection, SqlTexts texts, Binding binding, Residue residue)
      throws SQLException {
    super(connection, binding, residue);
    this.texts = texts;
  }

  @Override
  public Statement createStatement() throws SQLException {
    return statement(driver.createStatement(), driver::prepareStatement);
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    refuseSealedChanges(concurrency);
    return statement(
        driver.createStatement(type, concurrency),
        sql -> driver.prepareStatement(sql, type, concurrency));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    refuseSealedChanges(concurrency);
    return statement(
        driver.createStatement(type, concurrency, holdability),
        sql -> driver.prepareStatement(sql, type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(sql, driver::prepareStatement, false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    refuseSealedChanges(concurrency);
    return prepared(sql, s -> driver.prepareStatement(s, type, concurrency), false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    refuseSealedChanges(concurrency);
    return prepared(sql, s -> driver.prepareStatement(s, type, concurrency, holdability), false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
    boolean wanted = keys != Statement.NO_GENERATED_KEYS;
    return prepared(sql, s -> driver.prepareStatement(s, keys), wanted);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int @Nullable [] keys) throws SQLException {
    return prepared(sql, s -> driver.prepareStatement(s, keys), true);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String @Nullable [] keys)
      throws SQLException {
    return prepared(sql, s -> driver.prepareStatement(s, keys), true);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    SqlText text = call(sql);
    return new BoundCallableStatement(this, binding, text, driver.prepareCall(sql));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    SqlText text = call(sql);
    return new BoundCallableStatement(
        this, binding, text, driver.prepareCall(sql, type, concurrency));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    SqlText text = call(sql);
    return new BoundCallableStatement(
        this, binding, text, driver.prepareCall(sql, type, concurrency, holdability));
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    texts.refuseIfSealed("getMetaData()");
    return BoundMetaData.of(driver.getMetaData(), this, binding);
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    bindOutside();
    return driver.setSavepoint();
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    bindOutside();
    return driver.setSavepoint(name);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Refusal.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** The driver writes the SQL of such changes. */
  private void refuseSealedChanges(int concurrency) {
    if (concurrency == ResultSet.CONCUR_UPDATABLE) {
      texts.refuseIfSealed("a ResultSet of CONCUR_UPDATABLE");
    }
  }

  /** A binding inside a savepoint would end with it. */
  private void bindOutside() throws SQLException {
    if (!driver.getAutoCommit()) {
      binding.bindNow();
    }
  }

  private Statement statement(Statement statement, Preparer preparer) {
    return new BoundStatement(this, binding, texts, statement, preparer);
  }

  private PreparedStatement prepared(String sql, Preparer preparer, boolean keys)
      throws SQLException {
    return new BoundPreparedStatement(
        this, binding, texts.prepared(sql, binding.tenant()), preparer, keys);
  }

  private SqlText call(String sql) throws SQLException {
    texts.refuseIfSealed("prepareCall(" + sql + ")");
    return texts.prepared(sql, binding.tenant());
  }
}
