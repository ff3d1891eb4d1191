package dev.tenancy.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.Answer;
import dev.tenancy.http.ServiceExtension;
import dev.tenancy.http.console.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** The page, also in a real browser, which tells whether its policy lets it work. */
class DocsPageTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @RegisterExtension
  static final Browser browser = new Browser();

  @Test
  void files_areServed_underAPolicyOfTheirOwn() {
    Answer page = service.anybody().get("/docs").hasStatus(200);

    assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.response().headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(page.response().body()).doesNotContain("http:", "https:", "<style", "onload");
    for (String file : page.response().body().split("\"", -1)) {
      if (file.startsWith("/docs/")) {
        service.anybody().get(file).hasStatus(200);
      }
    }
    service.anybody().get("/docs/swagger-ui-bundle.js.LICENSE.txt").hasStatus(200);
    service.anybody().get("/docs/index.html").isProblem(404, "not-found");
  }

  @Test
  void page_showsEveryOperation_andTriesOneOut() {
    String slug = service.newSlug();
    service.tenant(slug).post("/tasks", "{\"description\":\"Order anvils\"}").hasStatus(201);
    browser.load(service.uri("/docs"));
    int operations = service
        .anybody()
        .get("/openapi.json")
        .json()
        .get("paths")
        .findValues("operationId")
        .size();

    browser.until(() ->
        assertThat(browser.driver().findElements(By.className("opblock"))).hasSize(operations));
    click("#operations-Tasks-listTasks .opblock-summary-control");
    click("#operations-Tasks-listTasks .try-out__btn");
    type("#operations-Tasks-listTasks tr[data-param-name='X-Tenant-ID'] input", slug);
    click("#operations-Tasks-listTasks .execute");
    shows("#operations-Tasks-listTasks .live-responses-table", "Order anvils");
  }

  @Test
  void page_sendsTheTokenThatItWasGiven() {
    String slug = service.newSlug();
    browser.load(service.uri("/docs"));

    click("#operations-Tenants-listTenants .authorization__btn");
    type(".auth-container input", ServiceExtension.ADMIN_TOKEN);
    click(".auth-btn-wrapper .authorize");
    click(".auth-btn-wrapper .btn-done");
    click("#operations-Tenants-listTenants .opblock-summary-control");
    click("#operations-Tenants-listTenants .try-out__btn");
    click("#operations-Tenants-listTenants .execute");
    shows("#operations-Tenants-listTenants .live-responses-table", slug);
  }

  private static void click(String selector) {
    browser.until(() -> browser.driver().findElement(By.cssSelector(selector)).click());
  }

  private static void type(String selector, String text) {
    browser.until(() -> {
      var input = browser.driver().findElement(By.cssSelector(selector));
      input.clear();
      input.sendKeys(text);
    });
  }

  private static void shows(String selector, String text) {
    browser.until(
        () -> assertThat(browser.driver().findElement(By.cssSelector(selector)).getText())
            .contains(text));
  }
}
