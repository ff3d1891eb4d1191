package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each view, dialog and message, by measure: on a phone, in both schemes, and without seeing. */
class ConsoleLookTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final Browser browser = new Browser();

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_canBeRead(String scheme) {
    // Without motion, so that no colour is on its way to another.
    browser.emulate(Map.of("prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"));
    assertThat(browser.script("return matchMedia('(prefers-color-scheme: dark)').matches"))
        .isEqualTo(scheme.equals("dark"));

    lookAtEverything(() -> assertThat(Contrast.tooLow(browser, Contrast.ENOUGH)).isEmpty());
    assertThat(Contrast.tooLow(browser, 21)).isNotEmpty();
    assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(19, 21, 26)" : "rgb(244, 245, 248)");
  }

  @Test
  void page_fitsAPhone() {
    browser.emulatePhone();

    lookAtEverything(() -> {
      assertThat((Long) browser.script("return document.scrollingElement.scrollWidth"))
          .isEqualTo(360);
      assertThat((Long) browser.script("return innerWidth")).isEqualTo(360);
      assertThat(browser.script("""
          return [...document.querySelectorAll('button, input, select, dialog, a')]
            .filter(each => each.checkVisibility())
            .filter(each => each.getBoundingClientRect().right > 360).length
          """)).isEqualTo(0L);
    });
  }

  @Test
  void everyControl_hasAName_andEveryViewATitle() {
    lookAtEverything(() -> {
      assertThat(new ConsoleUi(browser).controls())
          .isNotEmpty()
          .allSatisfy(control -> assertThat(control.getAccessibleName()).isNotBlank());
      assertThat(browser.script("""
          return [...document.querySelectorAll('input, select')]
            .filter(each => each.labels.length === 0).map(each => each.outerHTML)
          """)).isEqualTo(List.of());
      assertThat(browser.script("""
          const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
          return ids.filter((id, i) => ids.indexOf(id) !== i)
          """)).isEqualTo(List.of());
      assertThat(browser.driver().getTitle()).isIn("Tasks · tenancy", "Tenants · tenancy");
    });
    assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
  }

  @CsvSource({"no-preference,0.12s", "reduce,0s"})
  @ParameterizedTest
  void nothing_moves_whenItShouldNot(String preference, String duration) {
    browser.emulate(Map.of("prefers-reduced-motion", preference));
    browser.open(service.uri("/"));

    assertThat(browser.script(
            "return getComputedStyle(document.querySelector('button')).transitionDuration"))
        .asString()
        .startsWith(duration);
  }

  @Test
  void focus_canBeSeen() {
    ConsoleUi console = browser.open(service.uri("/")).tabTo("Tenant, by slug or id");

    assertThat(console.focused().getCssValue("outline-width")).isEqualTo("3px");
    assertThat(console.focused().getCssValue("outline-style")).isEqualTo("solid");
  }

  /** The control of what is asserted after each test of the browser: a violation is seen. */
  @Test
  void foreignScript_isRefusedByThePolicy() {
    browser.open(service.uri("/"));
    browser.script("""
        const script = document.createElement('script');
        script.textContent = 'window.taken = true';
        document.body.append(script);
        fetch('https://example.com/').catch(() => {});
        """);

    browser.until(() -> assertThat(browser.script("return violations"))
        .isEqualTo(List.of("inline", "https://example.com/")));
    assertThat(browser.script("return window.taken")).isNull();
    assertThat(browser.violations()).hasSize(2);
    assertThat(browser.failures()).isNotEmpty();
  }

  private static void lookAtEverything(Runnable look) {
    Caller acme = service.newTenant();
    String slug = acme.headers().get(0).getValue();
    String name = "N".repeat(60) + System.nanoTime();
    acme.post("/tasks", "{\"description\":\"" + "x".repeat(200) + "\"}").hasStatus(201);
    acme.patch("/tasks/" + acme.get("/tasks").texts("id").get(0), "{\"completed\":true}")
        .hasStatus(200);
    acme.post("/tasks", "{\"description\":\"Open\"}").hasStatus(201);

    ConsoleUi console = browser.open(service.uri("/"));
    look.run();
    console.type("Tenant, by slug or id", "nobody").press("Open").complains("Tenant unknown");
    look.run();
    console.press("An API key");
    look.run();
    console.press("A tenant’s name").openTenant(slug);
    look.run();
    console.type("New task", "y").press("Add").says("Added.");
    look.run();
    console
        .press("Edit y")
        .asks("Edit task")
        .type("Description", "x".repeat(300))
        .press("Save")
        .complains("Invalid");
    look.run();
    console.press("Cancel").press("Delete y").asks("Delete this task?");
    look.run();
    console.press("Cancel").isBackAt("Delete y").press("Tenants").shows("Administer tenants");
    look.run();
    console.openTenants(ServiceExtension.ADMIN_TOKEN).press("New tenant").asks("New tenant");
    look.run();
    console.type("Slug", slug + "-2").type("Name", name).press("Create").says("Created");
    console.press("Suspend " + name).says("Suspended");
    look.run();
    console.press("Erase " + name).asks("Erase " + name + "?");
    look.run();
    console.press("Cancel").isBackAt("Erase " + name);
  }
}
