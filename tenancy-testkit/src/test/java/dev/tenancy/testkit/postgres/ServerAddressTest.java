package dev.tenancy.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class ServerAddressTest {
  @Test
  void address_keepsTheOtherParameters() {
    ServerAddress address = ServerAddress.parse(
        "jdbc:postgresql://db:5433/admin?sslmode=require&user=c%40i&password=s3%26cret&connectTimeout=3");

    PGSimpleDataSource dataSource = (PGSimpleDataSource) address.dataSource("shop", "tenancy_app");

    assertThat(address.url("shop"))
        .isEqualTo("jdbc:postgresql://db:5433/shop?sslmode=require&connectTimeout=3");
    assertThat(address.superuser()).isEqualTo("c@i");
    assertThat(address).hasToString("jdbc:postgresql://db:5433/admin");
    assertThat(dataSource.getUser()).isEqualTo("tenancy_app");
    assertThat(dataSource.getPassword()).isEqualTo("s3&cret");
    assertThat(dataSource.getDatabaseName()).isEqualTo("shop");
    assertThat(dataSource.getConnectTimeout()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://localhost/?user=ci, jdbc:postgresql://localhost/postgres",
    "jdbc:postgresql://a:1/x?user=ci, jdbc:postgresql://a:1/x",
    "' jdbc:postgresql://[::1]:1/x?user=ci ', jdbc:postgresql://[::1]:1/x",
  })
  void address_isRead(String url, String expected) {
    assertThat(ServerAddress.parse(url)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "postgresql://ci:s3cret@localhost/x",
        "jdbc:postgresql://ci:s3cret@localhost/x?user=ci",
        "jdbc:postgresql://ci:s3cret@localhost:5432/x?user=ci",
        "jdbc:postgresql:x?user=ci&password=s3cret",
        "jdbc:mysql://localhost/x?user=ci&password=s3cret",
        "jdbc:postgresql://localhost/x?password=s3cret",
        "jdbc:postgresql://localhost/x?user=&password=s3cret",
        "jdbc:postgresql://localhost/x?user=ci&password=s3cret%zz",
        "jdbc:postgresql://localhost/x?user=ci&password=a&sslpassword=s3cret%zz",
        "jdbc:postgresql://localhost:port/x?user=ci&sslpassword=s3cret"
      })
  void refusal_saysWhatIsExpected_andKeepsTheSecret(String url) {
    List<String> log = new ArrayList<>();
    IllegalArgumentException refusal = logging(
        log,
        () -> catchThrowableOfType(IllegalArgumentException.class, () -> ServerAddress.parse(url)));

    assertThat(refusal)
        .hasMessageStartingWith("tenancy.postgres.url ")
        .hasMessageEndingWith(
            "like jdbc:postgresql://host:port/database?user=name&password=secret");
    assertThat(Throwables.getStackTrace(refusal) + log).doesNotContain("s3cret");
  }

  private static IllegalArgumentException logging(
      List<String> log, Supplier<IllegalArgumentException> action) {
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord message) {
        log.add(message.getMessage() + List.of(message.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger driver = Logger.getLogger("org.postgresql");
    driver.addHandler(handler);
    try {
      return action.get();
    } finally {
      driver.removeHandler(handler);
    }
  }
}
