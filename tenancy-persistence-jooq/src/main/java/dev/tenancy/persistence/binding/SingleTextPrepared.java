package dev.tenancy.persistence.binding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;

/** A prepared statement that takes no other text than its own, which the driver itself does not refuse throughout. */
abstract class SingleTextPrepared extends DefaultPreparedStatement {
  SingleTextPrepared(Connection connection) {
    super((Statement) null, connection);
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
