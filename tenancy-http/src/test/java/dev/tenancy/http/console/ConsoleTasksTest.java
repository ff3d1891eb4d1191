package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Answer;
import dev.tenancy.http.Caller;
import dev.tenancy.http.ServiceExtension;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The data plane's view, with a neighbour whose task must never be seen. */
class ConsoleTasksTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final Browser browser = new Browser();

  private Caller acme;
  private Caller globex;
  private ConsoleUi console;

  @BeforeEach
  void provisionTwoTenants_andOpenTheConsole() {
    acme = service.newTenant();
    globex = service.newTenant();
    create(globex, "Globex's");
    console = browser.open(service.uri("/"));
  }

  @Test
  void tasks_areAddedCompletedReopenedEditedAndDeleted() {
    console.openTenant(slug(acme)).lists();
    assertThat(console.texts(".panel")).containsExactly("No tasks yet.");

    console.type("New task", "  Order anvils ").press("Add").says("Added.").lists("Order anvils");
    assertThat(console.control("New task").getAttribute("value")).isEmpty();
    console
        .type("New task", "Paint the tunnel")
        .press("Add")
        .lists("Paint the tunnel", "Order anvils");

    console.press("Order anvils").says("Completed.");
    assertThat(task("Order anvils")).contains("\"completed\":true");
    browser.until(() -> assertThat(console.control("Order anvils").isSelected()).isTrue());
    console.press("Order anvils").says("Reopened.");
    assertThat(task("Order anvils")).contains("\"completed\":false");

    console.press("Edit Paint the tunnel").asks("Edit task");
    assertThat(console.control("Description").getAttribute("value")).isEqualTo("Paint the tunnel");
    console.type("Description", "Paint the rock").press("Save").says("Saved.");
    console.lists("Paint the rock", "Order anvils").isBackAt("Edit Paint the rock");

    console.press("Delete Paint the rock").asks("Delete this task?").press("Cancel");
    console.isBackAt("Delete Paint the rock").lists("Paint the rock", "Order anvils");
    console.press("Delete Paint the rock").press("Delete").says("Deleted.").lists("Order anvils");
    console.isBackAt("Delete Order anvils");
    assertThat(acme.get("/tasks").texts("description")).containsExactly("Order anvils");
    assertThat(globex.get("/tasks").texts("description")).containsExactly("Globex's");
  }

  @Test
  void tasks_areOfOneTenant_andForgottenWhenItIsLeft() {
    create(acme, "Acme's");

    console.openTenant(slug(acme)).lists("Acme's").press("Leave").shows("Whose tasks?");
    assertThat(browser.driver().getPageSource()).doesNotContain("Acme's", slug(acme));
    console.openTenant(slug(globex)).lists("Globex's");
  }

  @Test
  void tasks_areFiltered() {
    String done = create(acme, "Done");
    create(acme, "To do");
    acme.patch("/tasks/" + done, "{\"completed\":true}").hasStatus(200);

    console.openTenant(slug(acme)).lists("To do", "Done");
    console.press("Open").lists("To do").press("Completed").lists("Done");
    console.press("Done").says("Reopened.").lists();
    assertThat(console.texts(".panel")).containsExactly("No such tasks.");
    console.press("All").lists("To do", "Done");
  }

  @Test
  void tasks_goByPages_throughLinks() {
    IntStream.range(0, 25).forEach(i -> create(acme, "Task " + i));

    console.openTenant(slug(acme));
    console.choose("On a page", "10").lists(tasks(24, 15));
    assertThat(console.texts("section button")).doesNotContain("First page");
    console.press("Next page").lists(tasks(14, 5)).press("Next page").lists(tasks(4, 0));
    assertThat(console.texts("section button")).contains("First page").doesNotContain("Next page");
    assertThat(console.focused().getText()).isEqualTo("Tasks of " + slug(acme));
    console.press("Completed").lists();
    console.press("Open").lists(tasks(24, 15)).press("Next page").lists(tasks(14, 5));
    console.press("Delete Task 14").press("Delete").says("Deleted.").lists(tasks(13, 4));
    console.press("First page").lists(tasks(24, 15));
  }

  @Test
  void edit_isRefused_whenSomebodyElseWasFaster_andMayBeRepeated() {
    String path = "/tasks/" + create(acme, "Order anvils");
    console
        .openTenant(slug(acme))
        .press("Edit Order anvils")
        .type("Description", "Order ten anvils");
    acme.patch(path, "{\"description\":\"Order feathers\"}").hasStatus(200);

    console
        .press("Save")
        .complains(
            "Somebody else has changed this task",
            "Now it is “Order feathers”, open.",
            "Request id: ");
    console.asks("Edit task").lists("Order feathers");
    assertThat(console.control("Description").getAttribute("value")).isEqualTo("Order ten anvils");
    assertThat(acme.get(path).text("description")).isEqualTo("Order feathers");
    console.press("Save").says("Saved.").lists("Order ten anvils");
  }

  @Test
  void completion_isRefused_whenSomebodyElseWasFaster() {
    String path = "/tasks/" + create(acme, "Order anvils");
    console.openTenant(slug(acme)).lists("Order anvils");
    acme.patch(path, "{\"description\":\"Order feathers\"}").hasStatus(200);

    console
        .press("Order anvils")
        .complains("Somebody else has changed this task", "It was loaded again.");
    console.lists("Order feathers");
    assertThat(console.control("Order feathers").isSelected()).isFalse();
    assertThat(acme.get(path).json().get("completed").booleanValue()).isFalse();
  }

  @Test
  void deletion_isRefused_whenSomebodyElseWasFaster() {
    String path = "/tasks/" + create(acme, "Order anvils");
    console.openTenant(slug(acme)).press("Delete Order anvils").asks("Delete this task?");
    acme.patch(path, "{\"description\":\"Order feathers\"}").hasStatus(200);

    console.press("Delete").complains("Somebody else has changed this task", "“Order feathers”");
    acme.get(path).hasStatus(200);
    acme.delete(path).hasStatus(204);
    console.press("Delete").complains("Not found").press("Cancel").lists();
    console.isBackAt("Tasks of " + slug(acme));
  }

  @Test
  void description_isText_whateverIsInIt() {
    String markup = "<img src=x onerror=\"document.title='taken'\"><b>bold</b>";
    acme.post("/tasks", "{\"description\":\"" + markup.replace("\"", "\\\"") + "\"}")
        .hasStatus(201);

    console
        .openTenant(slug(acme))
        .lists(markup)
        .press("Delete " + markup)
        .asks("Delete this task?");
    assertThat(console.texts("dialog p"))
        .containsExactly("“" + markup + "” cannot be brought back.");
    assertThat(browser.driver().findElements(By.cssSelector("img, b"))).isEmpty();
    assertThat(browser.driver().getTitle()).isEqualTo("Tasks · tenancy");
  }

  @Test
  void problem_isTold_asTheServiceTellsIt() {
    console.type("Tenant, by slug or id", "nobody").press("Open");
    console.complains("Tenant unknown", "No tenant has this slug or id.", "Request id: ");
    console.shows("Whose tasks?").press("Dismiss").openTenant(slug(acme));

    console
        .type("New task", "x".repeat(256))
        .press("Add")
        .complains("Invalid", "description must have at most 255 characters");
    assertThat(console.control("New task").getAttribute("value")).hasSize(256);
    service.admin().post("/tenants/" + slug(acme) + "/suspend").hasStatus(200);
    console.type("New task", "x").press("Add").complains("Tenant suspended");
  }

  @Test
  void credential_thatNoHeaderCanCarry_isRefused() {
    console.type("Tenant, by slug or id", "Ωmega").press("Open").complains("This cannot be sent");
  }

  @Test
  void apiKey_isSentAsABearerToken_andNeverKept() {
    console.press("An API key").type("API key", "no-key-of-anybody").press("Open");
    // In the mode that believes the header, a key alone names nobody.
    console.complains("Request id: ").shows("Whose tasks?");
    assertThat(console.control("API key").getAttribute("type")).isEqualTo("password");

    assertThat(
            browser.script("return JSON.stringify([localStorage, sessionStorage, document.cookie])"
                + " + location.href"))
        .asString()
        .doesNotContain("no-key");
    browser.driver().navigate().refresh();
    console.shows("Whose tasks?");
    assertThat(browser.script(
            "return [...document.querySelectorAll('input')].map(i => i.value).join()"))
        .asString()
        .doesNotContain("no-key");
  }

  @Test
  void lateAnswer_isNotShown_toTheNextTenant() {
    create(acme, "Acme's");
    console.openTenant(slug(acme)).lists("Acme's");
    browser.script("""
        const fetch = window.fetch;
        window.fetch = async (...request) => {
          window.fetch = fetch;
          const response = await fetch(...request);
          const text = await response.text();
          await new Promise(resolve => window.release = resolve);
          return new Response(text, {headers: response.headers});
        };
        """);
    console.press("Open"); // the filter, whose answer is held back
    browser.until(() -> assertThat(browser.script("return typeof release")).isEqualTo("function"));
    console.press("Leave").shows("Whose tasks?").openTenant(slug(globex)).lists("Globex's");

    browser.driver().executeAsyncScript("release(); setTimeout(arguments[0])");
    assertThat(console.items()).containsExactly("Globex's");
  }

  @Test
  void everything_worksByKeyboardAlone() {
    console
        .tabTo("Tenant, by slug or id")
        .keys(slug(acme), Keys.ENTER)
        .shows("Tasks of " + slug(acme));
    console.tabTo("New task").keys("Order anvils", Keys.ENTER).says("Added.").lists("Order anvils");
    console.tabTo("Order anvils").keys(Keys.SPACE).says("Completed.").isBackAt("Order anvils");
    console.tabTo("Edit Order anvils").keys(Keys.ENTER).asks("Edit task");
    console
        .keys(Keys.END, " at once", Keys.ENTER)
        .says("Saved.")
        .isBackAt("Edit Order anvils at once");
    console.tabTo("Delete Order anvils at once").keys(Keys.SPACE).asks("Delete this task?");
    console.keys(Keys.ESCAPE).isBackAt("Delete Order anvils at once").lists("Order anvils at once");
    console
        .keys(Keys.ENTER)
        .asks("Delete this task?")
        .tabTo("Delete")
        .keys(Keys.ENTER)
        .says("Deleted.");
    console.lists().isBackAt("Tasks of " + slug(acme));
    assertThat(acme.get("/tasks").json()).isEmpty();
  }

  private String task(String description) {
    Answer answer = acme.get("/tasks");
    int index = answer.texts("description").indexOf(description);
    return answer.json().get(index).toString();
  }

  private static String[] tasks(int from, int to) {
    return IntStream.rangeClosed(0, from - to)
        .mapToObj(i -> "Task " + (from - i))
        .toArray(String[]::new);
  }

  private static String create(Caller tenant, String description) {
    return tenant
        .post("/tasks", "{\"description\":\"" + description + "\"}")
        .hasStatus(201)
        .text("id");
  }

  private static String slug(Caller tenant) {
    return tenant.headers().get(0).getValue();
  }
}
