package dev.tenancy.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Connections that act as the owner of the schema while they are used, so that everything belongs to
 * the owner, and that are themselves again when they are closed: a pool may hand them to others.
 */
final class OwnerConnections {
  private OwnerConnections() {}

  static DataSource from(DataSource admin) {
    return proxy(DataSource.class, (proxy, method, arguments) -> {
      Object result = method.invoke(admin, arguments);
      return result instanceof Connection connection ? asOwner(connection) : result;
    });
  }

  private static Connection asOwner(Connection connection) throws SQLException {
    execute(connection, "set role " + TenancySchema.OWNER_ROLE);
    return proxy(Connection.class, (proxy, method, arguments) -> {
      if (method.getName().equals("close") && !connection.isClosed()) {
        restore(connection);
      }
      return method.invoke(connection, arguments);
    });
  }

  /** A connection that cannot be restored is cut, not handed on. */
  private static void restore(Connection connection) throws SQLException {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      execute(connection, "reset role; reset search_path");
    } catch (SQLException e) {
      connection.abort(Runnable::run);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler unwrapping = (proxy, method, arguments) -> {
      try {
        return handler.invoke(proxy, method, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, unwrapping));
  }
}
