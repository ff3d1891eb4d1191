package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import dev.tenancy.http.TenancyService;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console while what it needs is away. */
class ConsoleOutageTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final Browser browser = new Browser();

  private final Caller acme = service.newTenant();
  private final String slug = acme.headers().get(0).getValue();
  private final ConsoleUi console = browser.open(service.uri("/")).openTenant(slug);

  @Test
  void console_saysWhenToTryAgain_whileTheDatabaseIsAway() throws SQLException {
    String database = service.postgres().url().replaceAll(".*/", "");
    try (Connection superuser = service.postgres().dataSource("postgres").getConnection();
        Statement statement = superuser.createStatement()) {
      statement.execute("revoke connect on database " + database + " from public, tenancy_app");
      try {
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and usename = 'tenancy_app'");
        console.type("New task", "Order anvils").press("Add");
        console.complains("Unavailable", "Try again in 1 s, at ", "Request id: ");
      } finally {
        statement.execute("grant connect on database " + database + " to public");
      }
    }
    browser.until(() -> acme.get("/tasks").hasStatus(200));
    console.press("Add").says("Added.").lists("Order anvils");
  }

  @Test
  void console_saysThatNothingIsKnown_whenTheServiceIsGone() throws IOException {
    try (TenancyService second = new TenancyService(service.configuration())) {
      browser.open(URI.create(second.start().url() + "/")).openTenant(slug);
    }

    console.type("New task", "Order anvils").press("Add");
    console.complains(
        "No answer", "It may have done this all the same: look before you repeat it.");
    console.press("Completed").complains("No answer", "The service cannot be reached.");
    assertThat(browser.failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure).contains("ERR_CONNECTION_REFUSED"));
  }
}
