package dev.tenancy.persistence.binding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** The catalog, read by the driver, without a way back to its connection. It holds no tenant's rows. */
final class BoundMetaData {
  private BoundMetaData() {}

  static DatabaseMetaData of(DatabaseMetaData driver, Connection connection, Binding binding) {
    return (DatabaseMetaData) Proxy.newProxyInstance(
        BoundMetaData.class.getClassLoader(),
        new Class<?>[] {DatabaseMetaData.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "getConnection" -> connection;
          case "unwrap" -> Refusal.unwrap(proxy, (Class<?>) arguments[0]);
          case "isWrapperFor" -> ((Class<?>) arguments[0]).isInstance(proxy);
          default -> ask(driver, method, arguments, binding);
        });
  }

  private static @Nullable Object ask(
      DatabaseMetaData driver,
      Method method,
      @Nullable Object @Nullable [] arguments,
      Binding binding)
      throws Throwable {
    try {
      Object answer = method.invoke(driver, arguments);
      return answer instanceof ResultSet rows
          ? BoundResultSet.of(rows, null, null, binding)
          : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
