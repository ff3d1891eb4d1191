package dev.tenancy.http.console;

import static dev.tenancy.testkit.fixture.Fixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The administrator's view of tenants. */
class ConsoleControlPlaneTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final Browser browser = new Browser();

  private final Caller admin = service.admin();

  @Test
  void token_thatIsWrong_isRefused_andShowsNothing() {
    ConsoleUi console = browser.open(service.uri("/#tenants")).shows("Administer tenants");
    console.type("Admin token", "a-token-that-was-guessed").press("Open");

    console
        .complains("Unauthenticated", "Send a valid token", "Request id: ")
        .shows("Administer tenants");
    console.openTenants(ServiceExtension.ADMIN_TOKEN);
    assertThat(console.texts(".message")).isEmpty();
    console.press("Leave").shows("Administer tenants");
    assertThat(browser.driver().getPageSource()).doesNotContain(ServiceExtension.ADMIN_TOKEN);
    assertThat(console.control("Admin token").getAttribute("value")).isEmpty();
  }

  @Test
  void tenant_isCreatedSuspendedAndResumed() {
    String slug = slug("made").value();
    String name = "Made " + slug;
    ConsoleUi console = browser.open(service.uri("/")).openTenants(ServiceExtension.ADMIN_TOKEN);

    console.press("New tenant").type("Slug", "Not a slug").type("Name", name).press("Create");
    console.complains("Invalid", "slug must ").asks("New tenant");
    assertThat(console.focused().getAccessibleName()).isEqualTo("Slug");
    console
        .type("Slug", slug)
        .type("Plan (optional)", "gold")
        .press("Create")
        .says("Created " + slug);
    console.isBackAt("New tenant");
    assertThat(console.texts(".card").get(0)).contains(name, "active", slug, "plan gold");
    Caller made = service.tenant(slug);
    made.get("/tasks").hasStatus(200);

    console.press("Suspend " + name).says("Suspended " + slug).isBackAt("Resume " + name);
    made.get("/tasks").isProblem(403, "tenant-suspended");
    assertThat(console.texts(".card .badge").get(0)).isEqualTo("suspended");
    console.press("Tasks " + name).complains("Tenant suspended").shows("Tenants");
    console.press("Resume " + name).says("Resumed " + slug).isBackAt("Suspend " + name);
    made.post("/tasks", "{\"description\":\"Made's\"}").hasStatus(201);
    console.press("Tasks " + name).shows("Tasks of " + slug).lists("Made's");
    console.press("Tenants").shows("Tenants");
  }

  @Test
  void tenants_goByPages() {
    String[] names =
        IntStream.range(0, 12).mapToObj(i -> "Paged " + (11 - i)).toArray(String[]::new);
    for (int i = names.length - 1; i >= 0; i--) {
      admin
          .post("/tenants", "{\"slug\":\"" + slug("paged") + "\",\"name\":\"" + names[i] + "\"}")
          .hasStatus(201);
    }
    ConsoleUi console = browser.open(service.uri("/")).openTenants(ServiceExtension.ADMIN_TOKEN);

    console.choose("On a page", "10");
    browser.until(
        () -> assertThat(console.texts(".card strong")).containsExactly(Arrays.copyOf(names, 10)));
    console.press("Next page");
    browser.until(() -> assertThat(console.texts(".card strong")).startsWith(names[10], names[11]));
    console.press("First page");
    browser.until(() -> assertThat(console.texts(".card strong")).startsWith(names[0]));
  }
}
