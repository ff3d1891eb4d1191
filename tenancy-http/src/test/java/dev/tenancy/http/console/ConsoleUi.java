package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The console as whoever uses it sees it: by what is visible, and by its names. */
final class ConsoleUi {
  private static final String CONTROLS = """
      [...(document.querySelector('dialog') ?? document)
        .querySelectorAll('a, button, input, select')].filter(each => each.checkVisibility())
      """;

  private final Browser browser;

  ConsoleUi(Browser browser) {
    this.browser = browser;
  }

  ConsoleUi openTenant(String slug) {
    type("Tenant, by slug or id", slug);
    press("Open");
    return shows("Tasks of " + slug);
  }

  ConsoleUi openTenants(String token) {
    press("Tenants");
    type("Admin token", token);
    press("Open");
    return shows("Tenants");
  }

  /** Presses the one button or link, or chooses the one radio button or box, of this name. */
  ConsoleUi press(String name) {
    browser.until(() -> control(name).click());
    return this;
  }

  /** Replaces what is in a field. */
  ConsoleUi type(String label, String text) {
    browser.until(() -> {
      control(label).clear();
      control(label).sendKeys(text);
    });
    return this;
  }

  ConsoleUi choose(String label, String option) {
    new Select(control(label)).selectByVisibleText(option);
    return this;
  }

  ConsoleUi keys(CharSequence... keys) {
    focused().sendKeys(keys);
    return this;
  }

  /** Presses the tabulator until a control of this name has the focus. */
  ConsoleUi tabTo(String name) {
    for (int i = 0; i < 50; i++) {
      if (focused().getAccessibleName().equals(name)) {
        return this;
      }
      keys(Keys.TAB);
    }
    throw new AssertionError("the tabulator never comes to " + name);
  }

  /** Waits for the view of this title. */
  ConsoleUi shows(String title) {
    browser.until(() -> assertThat(texts("section h2")).containsExactly(title));
    return this;
  }

  /** Waits until these are the first lines of the list's items, in this order. */
  ConsoleUi lists(String... items) {
    browser.until(() -> assertThat(items()).containsExactly(items));
    return this;
  }

  ConsoleUi says(String text) {
    browser.until(() ->
        assertThat(texts("[role=status] .message")).singleElement().asString().contains(text));
    return this;
  }

  /** Waits for a problem that is told with all of this. */
  ConsoleUi complains(String... texts) {
    browser.until(() ->
        assertThat(texts("[role=alert] .message")).singleElement().asString().contains(texts));
    return this;
  }

  ConsoleUi asks(String title) {
    browser.until(() -> assertThat(texts("dialog h2")).containsExactly(title));
    return this;
  }

  /** Waits until no dialog is open, and the focus is on a control of this name. */
  ConsoleUi isBackAt(String name) {
    browser.until(() -> {
      assertThat(texts("dialog")).isEmpty();
      assertThat(focused().getAccessibleName()).isEqualTo(name);
    });
    return this;
  }

  List<String> items() {
    return texts("section .card .what").stream()
        .map(text -> text.lines().findFirst().orElse(""))
        .toList();
  }

  /** The texts of what is visible. */
  @SuppressWarnings("unchecked")
  List<String> texts(String selector) {
    return (List<String>) browser.script(
        "return [...document.querySelectorAll(arguments[0])]"
            + ".filter(each => each.checkVisibility()).map(each => each.innerText)",
        selector);
  }

  /** Those that can be reached: while a dialog is open, its own. */
  List<WebElement> controls() {
    return found(CONTROLS);
  }

  WebElement control(String name) {
    List<WebElement> named = found(CONTROLS + """
        .filter(each => arguments[0]
          === (each.ariaLabel ?? each.labels?.[0]?.innerText ?? each.innerText).trim())
        """, name);
    if (named.size() != 1) {
      throw new NoSuchElementException(named.size() + " controls are named " + name);
    }
    return named.get(0);
  }

  @SuppressWarnings("unchecked")
  private List<WebElement> found(String javaScript, Object... arguments) {
    return (List<WebElement>) browser.script("return " + javaScript, arguments);
  }

  WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }
}
