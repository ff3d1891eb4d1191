package dev.tenancy.persistence.differential.oracle;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes down every statement text that is handed to the driver, and lets the one connection that is
 * out be used besides, to look at the transaction from the inside. For one thread at a time.
 */
public final class WatchedDataSource implements DataSource {
  private final DataSource connections;
  private final List<String> sent = new ArrayList<>();
  private final UnaryOperator<String> edit;
  private volatile Connection last;

  /** Watches the connections of another. */
  public WatchedDataSource(DataSource connections) {
    this(connections, UnaryOperator.identity());
  }

  /** Also changes the texts on their way. */
  WatchedDataSource(DataSource connections, UnaryOperator<String> edit) {
    this.connections = connections;
    this.edit = edit;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = connections.getConnection();
    last = connection;
    return watch(Connection.class, connection);
  }

  /** Notes the texts that are prepared, and those that are executed without. */
  @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself and to nothing else
  private <T> T watch(Class<T> type, T watched) {
    InvocationHandler handler = (proxy, method, arguments) -> {
      if (method.getName().equals("equals")) {
        return proxy == arguments[0];
      }
      if (arguments != null && arguments[0] instanceof String sql && takesText(method.getName())) {
        note(sql);
        arguments[0] = edit.apply(sql);
      }
      try {
        Object result = method.invoke(watched, arguments);
        return method.getName().equals("createStatement")
            ? watch(Statement.class, (Statement) result)
            : result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
    return type.cast(
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static boolean takesText(String method) {
    return method.startsWith("prepare")
        || method.startsWith("execute")
        || method.equals("addBatch");
  }

  /** What has been handed to the driver since this was last asked. */
  public synchronized List<String> takeSent() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** The connection that was given out last. */
  Connection last() {
    return last;
  }

  private synchronized void note(String sql) {
    sent.add(sql);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return connections.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    connections.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    connections.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return connections.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return connections.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return connections.isWrapperFor(type);
  }
}
