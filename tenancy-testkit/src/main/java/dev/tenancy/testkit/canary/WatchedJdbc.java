package dev.tenancy.testkit.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an object of JDBC and shows a watch all that it returns and throws. An object of JDBC
 * that it returns is watched in turn.
 */
final class WatchedJdbc implements InvocationHandler {
  private static final Set<String> PACKAGES = Set.of("java.sql", "javax.sql");

  private final Object target;
  private final Watch watch;

  private WatchedJdbc(Object target, Watch watch) {
    this.target = target;
    this.watch = watch;
  }

  static <J> J of(J target, Class<J> type, Watch watch) {
    return type.cast(proxy(target, watch));
  }

  private static Object proxy(Object target, Watch watch) {
    return Proxy.newProxyInstance(
        WatchedJdbc.class.getClassLoader(),
        interfaces(target.getClass()).distinct().toArray(Class<?>[]::new),
        new WatchedJdbc(target, watch));
  }

  /** Those of JDBC: what a driver adds to them is got by {@code unwrap}. */
  private static Stream<Class<?>> interfaces(@Nullable Class<?> type) {
    if (type == null) {
      return Stream.empty();
    }
    Stream<Class<?>> inherited = Stream.concat(
            Stream.<@Nullable Class<?>>of(type.getSuperclass()),
            Arrays.stream(type.getInterfaces()))
        .flatMap(WatchedJdbc::interfaces);
    return type.isInterface() && PACKAGES.contains(type.getPackageName())
        ? Stream.concat(Stream.of(type), inherited)
        : inherited;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    @Nullable
    Object[] given = arguments == null
        ? new Object[0]
        : Arrays.stream(arguments).map(WatchedJdbc::unwatched).toArray();
    boolean unwraps = method.getName().equals("unwrap");
    if (unwraps && given[0] instanceof Class<?> type && type.isInstance(proxy)) {
      return proxy;
    }
    String where = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    try {
      Object result = method.invoke(target, given);
      // What an object says of itself, such as the statement that it is, are not data.
      boolean isData = !unwraps && method.getDeclaringClass() != Object.class;
      return isData ? watched(result, where) : result;
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getTargetException();
      watch.look(where, Texts.of(thrown));
      throw thrown;
    } catch (IOException e) {
      throw new SQLException("could not read what " + where + " gives", e);
    }
  }

  private @Nullable Object watched(@Nullable Object result, String where) throws IOException {
    if (result == null) {
      return null;
    }
    if (result instanceof InputStream stream) {
      byte[] bytes = stream.readAllBytes();
      watch.look(where, Texts.of(bytes));
      return new ByteArrayInputStream(bytes);
    }
    if (result instanceof Reader reader) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      watch.look(where, text.toString());
      return new StringReader(text.toString());
    }
    if (interfaces(result.getClass()).findAny().isPresent()) {
      return proxy(result, watch);
    }
    watch.look(where, Texts.of(result));
    return result;
  }

  private static @Nullable Object unwatched(@Nullable Object argument) {
    return argument != null
            && Proxy.isProxyClass(argument.getClass())
            && Proxy.getInvocationHandler(argument) instanceof WatchedJdbc watched
        ? watched.target
        : argument;
  }
}
