package dev.tenancy.persistence.binding;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A prepared statement of a bound connection. It stands for one of the driver's in two forms: with the
 * binding in front, or without it for a transaction that is bound. It changes from one to the other
 * when it is executed in another state than it was prepared in, and then sets the parameters again.
 */
final class BoundPreparedStatement extends ValueParameters {
  private static final @Nullable Parameter[] NO_PARAMETERS = {};

  private final Binding binding;
  private final SqlText text;
  private final Preparer preparer;
  private final boolean pipelined;
  private volatile PreparedStatement current;
  private boolean binds;
  private @Nullable Parameter[] parameters = NO_PARAMETERS;
  private boolean undeclared;
  private boolean batch;
  private @Nullable BoundResultSet results;

  /**
   * Prepares the statement in the form that suits the present moment.
   *
   * @param keys whether the driver's statement returns generated keys, which are the results of the
   *     first statement of a pipeline, and that would be the binding
   */
  BoundPreparedStatement(
      BoundConnection connection, Binding binding, SqlText text, Preparer preparer, boolean keys)
      throws SQLException {
    super(connection, binding.declaresStrings());
    this.binding = binding;
    this.text = text;
    this.preparer = preparer;
    this.pipelined = text.nature().pipelined() && !keys;
    this.binds = pipelined && binding.isDue();
    this.current = prepare(binds);
  }

  @Override
  public PreparedStatement getDelegateStatement() {
    return current;
  }

  @Override
  void set(int index, boolean declared, Parameter parameter) throws SQLException {
    int count = text.parameters();
    if (index < 1 || index > count) {
      throw Refusal.noSuchParameter(index, count);
    }
    if (text.isChecked(index)) {
      parameter.set(new TenantCheck(binding.tenant(), text::foreign), index);
      keep(index, (s, i) -> s.setObject(i, binding.tenant()));
    } else {
      keep(index, parameter);
      undeclared |= !declared;
    }
  }

  private void keep(int index, Parameter parameter) throws SQLException {
    parameter.set(current, text.place(index, binds));
    if (parameters.length == 0) {
      parameters = new @Nullable Parameter[text.parameters()];
    }
    parameters[index - 1] = parameter;
  }

  @Override
  public void clearParameters() throws SQLException {
    current.clearParameters();
    Arrays.fill(parameters, null);
    setTenant(current, binds);
  }

  @Override
  public boolean execute() throws SQLException {
    return isPipelined() ? send() : inTransaction(PreparedStatement::execute);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    if (!isPipelined()) {
      return bound(inTransaction(PreparedStatement::executeQuery));
    }
    if (!send()) {
      throw Refusal.noRows();
    }
    return bound(current.getResultSet());
  }

  @Override
  public int executeUpdate() throws SQLException {
    if (!isPipelined()) {
      return inTransaction(PreparedStatement::executeUpdate);
    }
    if (send()) {
      throw Refusal.rows();
    }
    return current.getUpdateCount();
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    if (!isPipelined()) {
      return inTransaction(PreparedStatement::executeLargeUpdate);
    }
    if (send()) {
      throw Refusal.rows();
    }
    return current.getLargeUpdateCount();
  }

  @Override
  public void addBatch() throws SQLException {
    in(false).addBatch();
    batch = true;
  }

  @Override
  public void clearBatch() throws SQLException {
    current.clearBatch();
    batch = false;
  }

  @Override
  public int[] executeBatch() throws SQLException {
    if (!batch) {
      return current.executeBatch(); // of nothing
    }
    int[] counts = inTransaction(PreparedStatement::executeBatch);
    batch = false;
    return counts;
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    if (!batch) {
      return current.executeLargeBatch(); // of nothing
    }
    long[] counts = inTransaction(PreparedStatement::executeLargeBatch);
    batch = false;
    return counts;
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    ResultSet rows = binds ? current.getResultSet() : null;
    if (!binds || (rows != null && !rows.isClosed())) {
      return current.getMetaData();
    }
    try (PreparedStatement asked = copy(false)) {
      return asked.getMetaData();
    }
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    // Never of the form that binds: a pipeline that was described may be split when it is executed.
    try (PreparedStatement asked = copy(false)) {
      return new BoundParameterMetaData(asked.getParameterMetaData(), text);
    }
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

  private boolean isPipelined() {
    return pipelined && !batch;
  }

  private boolean send() throws SQLException {
    PreparedStatement statement = in(binds || binding.isDue());
    if (binds && undeclared && text.nature().returnsRows()) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0); // see Typed
    }
    binding.sending(text);
    boolean rows;
    try {
      rows = statement.execute();
    } catch (SQLException e) {
      if (!binds || !binding.heals(e)) {
        throw e;
      }
      rows = statement.execute();
    }
    if (binds) {
      rows = statement.getMoreResults();
    }
    binding.ran(text);
    return rows;
  }

  private <T> T inTransaction(SqlAct<PreparedStatement, T> act) throws SQLException {
    PreparedStatement statement = in(false);
    if (text.nature().empty()) {
      return act.on(statement);
    }
    binding.sending(text);
    return binding.inTransaction(statement, act);
  }

  private PreparedStatement in(boolean form) throws SQLException {
    PreparedStatement before = current;
    if (form != binds) {
      current = copy(form);
      binds = form;
      before.close();
    }
    return current;
  }

  private PreparedStatement copy(boolean form) throws SQLException {
    PreparedStatement copy = prepare(form);
    try {
      StatementSettings.copy(current, copy);
      for (int i = 0; i < parameters.length; i++) {
        Parameter parameter = parameters[i];
        if (parameter != null) {
          parameter.set(copy, text.place(i + 1, form));
        }
      }
      return copy;
    } catch (SQLException e) {
      copy.close();
      throw e;
    }
  }

  private PreparedStatement prepare(boolean form) throws SQLException {
    PreparedStatement statement = preparer.prepare(text.prepared(form));
    setTenant(statement, form);
    return statement;
  }

  private void setTenant(PreparedStatement statement, boolean form) throws SQLException {
    int shift = form ? 1 : 0;
    if (form) {
      statement.setObject(1, binding.tenant());
    }
    for (int place : text.tenantPlaces()) {
      statement.setObject(place + shift, binding.tenant());
    }
  }
}
