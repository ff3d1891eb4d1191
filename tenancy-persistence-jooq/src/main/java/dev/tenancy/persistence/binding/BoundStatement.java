package dev.tenancy.persistence.binding;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A statement of a bound connection. It keeps one of the driver's for its settings and for what needs
 * no binding, and sends everything else as a prepared statement, so that no tenant's id stands in a
 * text that others can see.
 */
final class BoundStatement extends KeysStatement {
  private final SqlTexts texts;
  private final Preparer preparer;
  private volatile Statement current;

  BoundStatement(
      BoundConnection connection,
      Binding binding,
      SqlTexts texts,
      Statement statement,
      Preparer preparer) {
    super(statement, connection, binding);
    this.texts = texts;
    this.preparer = preparer;
    this.current = statement;
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    SqlText text = texts.simple(sql);
    return text.nature().pipelined()
        ? send(text)
        : inTransaction(text, s -> s.execute(literal(text)));
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    SqlText text = texts.simple(sql);
    if (!text.nature().pipelined()) {
      return bound(inTransaction(text, s -> s.executeQuery(literal(text))));
    }
    if (!send(text)) {
      throw Refusal.noRows();
    }
    return bound(current.getResultSet());
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    SqlText text = texts.simple(sql);
    if (!text.nature().pipelined()) {
      return inTransaction(text, s -> s.executeUpdate(literal(text)));
    }
    if (send(text)) {
      throw Refusal.rows();
    }
    return current.getUpdateCount();
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    SqlText text = texts.simple(sql);
    if (!text.nature().pipelined()) {
      return inTransaction(text, s -> s.executeLargeUpdate(literal(text)));
    }
    if (send(text)) {
      throw Refusal.rows();
    }
    return current.getLargeUpdateCount();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    SqlText text = texts.simple(sql);
    if (text.nature().ends()) {
      throw Refusal.endsAmongOthers("a batch");
    }
    base.addBatch(literal(text));
    batched(text);
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return wrap(current.getResultSet());
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return current.getUpdateCount();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return current.getLargeUpdateCount();
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return current.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int kind) throws SQLException {
    return current.getMoreResults(kind);
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return current.getWarnings();
  }

  @Override
  public void clearWarnings() throws SQLException {
    current.clearWarnings();
  }

  @Override
  public void cancel() throws SQLException {
    current.cancel();
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    base.closeOnCompletion();
    current.closeOnCompletion();
  }

  @Override
  public boolean isClosed() throws SQLException {
    if (!current.equals(base) && current.isClosed()) {
      base.close(); // the rows were the last ones, see closeOnCompletion
    }
    return base.isClosed();
  }

  @Override
  public void close() throws SQLException {
    try {
      forget();
    } finally {
      base.close();
    }
  }

  @Override
  SqlText text(String sql) throws SQLException {
    return texts.simple(sql);
  }

  @Override
  void forget() throws SQLException {
    Statement before = current;
    current = base;
    if (!before.equals(base)) {
      before.close();
    }
  }

  private boolean send(SqlText text) throws SQLException {
    boolean binds = binding.isDue();
    if (!binds && !text.namesTenant()) {
      forget();
      binding.sending(text);
      boolean rows = base.execute(literal(text));
      binding.ran(text);
      return rows;
    }
    PreparedStatement statement = prepare(text, binds);
    binding.sending(text);
    boolean rows = statement.execute();
    if (binds) {
      rows = statement.getMoreResults();
    }
    binding.ran(text);
    return rows;
  }

  private PreparedStatement prepare(SqlText text, boolean binds) throws SQLException {
    base.getMaxRows(); // fails when the statement is closed
    forget();
    PreparedStatement statement = preparer.prepare(text.prepared(binds));
    current = statement;
    StatementSettings.copy(base, statement);
    // As for any plain statement: nothing stays on the server that a changed table could
    // invalidate.
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    int shift = binds ? 1 : 0;
    if (binds) {
      statement.setObject(1, binding.tenant());
    }
    for (int place : text.tenantPlaces()) {
      statement.setObject(place + shift, binding.tenant());
    }
    return statement;
  }
}
