package dev.tenancy.persistence.binding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.tools.jdbc.DefaultStatement;
import org.jspecify.annotations.Nullable;

/** The calls of a statement that take a transaction: those that return generated keys, and batches. */
abstract class KeysStatement extends DefaultStatement {
  final Statement base;
  final Binding binding;
  private boolean batch;
  private boolean batchLeaves;
  private boolean batchCommands;
  private @Nullable BoundResultSet results;

  KeysStatement(Statement base, BoundConnection connection, Binding binding) {
    super(base, connection);
    this.base = base;
    this.binding = binding;
  }

  abstract SqlText text(String sql) throws SQLException;

  /** Closes what the call before has left. */
  abstract void forget() throws SQLException;

  final String literal(SqlText text) {
    return text.literal(binding.tenant());
  }

  final void batched(SqlText text) {
    batch = true;
    batchLeaves |= !text.nature().harmless();
    batchCommands |= text.nature().command();
  }

  final <T> T inTransaction(SqlText text, SqlAct<Statement, T> act) throws SQLException {
    forget();
    if (text.nature().empty()) {
      return act.on(base);
    }
    binding.sending(text);
    return binding.inTransaction(base, act);
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.execute(literal, keys));
  }

  @Override
  public boolean execute(String sql, int[] keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.execute(literal, keys));
  }

  @Override
  public boolean execute(String sql, String[] keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.execute(literal, keys));
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.executeUpdate(literal, keys));
  }

  @Override
  public int executeUpdate(String sql, int[] keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.executeUpdate(literal, keys));
  }

  @Override
  public int executeUpdate(String sql, String[] keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.executeUpdate(literal, keys));
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.executeLargeUpdate(literal, keys));
  }

  @Override
  public long executeLargeUpdate(String sql, int[] keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.executeLargeUpdate(literal, keys));
  }

  @Override
  public long executeLargeUpdate(String sql, String[] keys) throws SQLException {
    return keyed(sql, (s, literal) -> s.executeLargeUpdate(literal, keys));
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return batch(Statement::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return batch(Statement::executeLargeBatch);
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
  protected final @Nullable ResultSet wrap(@Nullable ResultSet rows) {
    return rows == null ? null : bound(rows);
  }

  final ResultSet bound(ResultSet rows) {
    BoundResultSet bound = BoundResultSet.of(rows, results, this, binding);
    results = bound;
    return bound;
  }

  private <T> T keyed(String sql, Keyed<T> act) throws SQLException {
    SqlText text = text(sql);
    return inTransaction(text, s -> act.on(s, literal(text)));
  }

  private <T> T batch(SqlAct<Statement, T> act) throws SQLException {
    forget();
    if (!batch) {
      return act.on(base); // of nothing
    }
    binding.sending(batchLeaves, batchCommands);
    batch = false;
    batchLeaves = false;
    batchCommands = false;
    return binding.inTransaction(base, act);
  }

  private interface Keyed<T> {
    T on(Statement statement, String literal) throws SQLException;
  }
}
