package dev.tenancy.persistence.binding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The catalog, read by the driver, without a way back to its connection. It holds no tenant's rows. */
final class BoundMetaData {
  private BoundMetaData() {}

  static DatabaseMetaData of(DatabaseMetaData driver, Connection connection, Binding binding) {
    return (DatabaseMetaData) Proxy.newProxyInstance(
        BoundMetaData.class.getClassLoader(),
        new Class<?>[] {DatabaseMetaData.class},
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "getConnection":
              return connection;
            case "unwrap":
              return Refusal.unwrap(proxy, (Class<?>) arguments[0]);
            case "isWrapperFor":
              return ((Class<?>) arguments[0]).isInstance(proxy);
            default:
          }
          Object result;
          try {
            result = method.invoke(driver, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException failure ? failure : e;
          }
          return result instanceof ResultSet rows
              ? BoundResultSet.of(rows, null, null, binding)
              : result;
        });
  }
}
