package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Answer;
import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import dev.tenancy.testkit.fixture.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the administrator changes of a tenant: its names, its keys, and whether it is there. */
class ConsoleTenantsTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final Browser browser = new Browser();

  private final Caller admin = service.admin();
  private Caller acme;
  private String slug;
  private String name;
  private String path;
  private ConsoleUi console;

  @BeforeEach
  void provisionTwoTenants_andOpenTheConsole() {
    Caller globex = service.newTenant();
    globex.post("/tasks", "{\"description\":\"Globex's\"}").hasStatus(201);
    slug = Fixtures.slug("acme").value();
    name = "Acme of " + slug;
    path = admin
        .post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"" + name + "\"}")
        .hasStatus(201)
        .header("Location");
    acme = service.tenant(slug);
    console = browser.open(service.uri("/")).openTenants(ServiceExtension.ADMIN_TOKEN);
  }

  @Test
  void tenant_isRenamed() {
    console.press("Edit " + name).asks("Edit " + name);
    console.type("Slug", "Not a slug").press("Save").complains("Invalid", "slug must ");
    console
        .type("Slug", slug + "-2")
        .type("Name", "Renamed " + slug)
        .press("Save")
        .says("Saved.");

    console.isBackAt("Edit Renamed " + slug);
    Answer renamed = admin.get(path).hasStatus(200);
    assertThat(renamed.text("slug")).isEqualTo(slug + "-2");
    assertThat(renamed.text("name")).isEqualTo("Renamed " + slug);
    assertThat(renamed.text("plan")).isEqualTo("standard");
  }

  @Test
  void tenant_isNotRenamed_toASlugThatIsTaken() {
    String taken = service.newTenant().headers().get(0).getValue();

    console
        .press("Edit " + name)
        .type("Slug", taken)
        .press("Save")
        .complains("Slug taken")
        .press("Cancel");
    assertThat(admin.get(path).text("slug")).isEqualTo(slug);
  }

  @Test
  void tenant_isErased_onceItsSlugIsTyped() {
    acme.post("/tasks", "{\"description\":\"a\"}").hasStatus(201);
    acme.post("/tasks", "{\"description\":\"b\"}").hasStatus(201);

    console
        .press("Erase " + name)
        .asks("Erase " + name + "?")
        .type("Type " + slug + " to confirm", "other");
    console.press("Erase").complains("This is not its slug", "Nothing was erased.");
    admin.get(path).hasStatus(200);
    console.type("Type " + slug + " to confirm", slug).press("Erase").says("Erased " + slug);
    console.says("task: 2");
    admin.get(path).isProblem(404, "tenant-unknown");
    browser.until(() -> assertThat(console.texts(".card code")).isNotEmpty().doesNotContain(slug));
  }

  @Test
  void key_isMade_shownOnce_andRevoked() {
    browser.command(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    console.press("Keys " + name).shows("API keys of " + name).lists();
    assertThat(console.texts(".panel")).containsExactly("No keys yet.");

    console.press("New key").asks("New API key").type("Name", "Nightly").press("Make");
    console.asks("The key Nightly");
    String key = console.control("API key").getAttribute("value");
    assertThat(key).hasSizeGreaterThan(20);
    console.press("Copy");
    browser.until(
        () -> assertThat(console.texts("dialog [role=status]")).containsExactly("Copied."));
    assertThat(browser
            .driver()
            .executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
        .isEqualTo(key);
    console.press("Done").isBackAt("New key").lists("Nightly");
    assertThat(console.texts(".card").get(0)).contains("never expires", "never used");
    assertThat(browser.driver().getPageSource()).doesNotContain(key);
    assertThat(admin.get(path + "/api-keys").hasStatus(200).texts("name"))
        .containsExactly("Nightly");

    console
        .press("Revoke Nightly")
        .asks("Revoke Nightly?")
        .press("Revoke")
        .says("Revoked Nightly.")
        .lists();
    assertThat(admin.get(path + "/api-keys").json()).isEmpty();
    console.isBackAt("API keys of " + name).press("Back to tenants").isBackAt("Keys " + name);
  }

  @Test
  void keys_canBeRead_onAPhoneInTheDark() {
    browser.emulatePhone();
    browser.emulate(Map.of("prefers-color-scheme", "dark", "prefers-reduced-motion", "reduce"));
    Runnable look = () -> {
      assertThat(Contrast.tooLow(browser, Contrast.ENOUGH)).isEmpty();
      assertThat(browser.script("return document.scrollingElement.scrollWidth")).isEqualTo(360L);
      assertThat(console.controls())
          .allSatisfy(each -> assertThat(each.getAccessibleName()).isNotBlank());
    };

    console.press("Keys " + name).shows("API keys of " + name).press("New key").asks("New API key");
    look.run();
    console.type("Name", "n".repeat(60)).press("Make").asks("The key " + "n".repeat(60));
    look.run();
    console.press("Done").isBackAt("New key").lists("n".repeat(60));
    look.run();
  }

  @Test
  void key_mayExpire() {
    console
        .press("Keys " + name)
        .shows("API keys of " + name)
        .press("New key")
        .type("Name", "Until then");
    browser.script(
        "arguments[0].value = '2099-12-31T23:30'",
        console.control("Expires (optional, your local time)"));
    console.press("Make").asks("The key Until then").press("Done").lists("Until then");

    assertThat(console.texts(".card").get(0)).contains("expires Dec 31, 2099");
    String local = (String) browser.script("return new Date('2099-12-31T23:30').toISOString()");
    assertThat(Instant.parse(admin.get(path + "/api-keys").texts("expiresAt").get(0)))
        .isEqualTo(Instant.parse(local));
  }

  @Test
  void key_isNotMade_whenItsNameOrItsEndIsWrong() {
    console.press("Keys " + name).press("New key").type("Name", "n".repeat(300));
    browser.script(
        "arguments[0].value = '2001-01-01T00:00'",
        console.control("Expires (optional, your local time)"));
    console
        .press("Make")
        .complains("Invalid")
        .asks("New API key")
        .press("Cancel")
        .lists();

    assertThat(admin.get(path + "/api-keys").json()).isEmpty();
  }
}
