package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The system's Chromium, for one test class. After each test it looks at what the page has done
 * besides: nothing in it may have failed, broken its policy, or come from elsewhere.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** With it, a missing browser is a failure and not a skipped test. */
  private static final String REQUIRED = "TENANCY_REQUIRE_BROWSER";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ChromeDriver driver;

  @Override
  public void beforeAll(ExtensionContext context) {
    File chromium = program("chromium");
    ChromeDriverService service = new ChromeDriverService.Builder()
        .usingDriverExecutable(program("chromedriver"))
        .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments("--headless=new", "--disable-dev-shm-usage", "--lang=en");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox"); // it does not run as root otherwise
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    driver = new ChromeDriver(service, options);
    command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
        window.violations = [];
        document.addEventListener('securitypolicyviolation',
          event => violations.push(event.blockedURI));
        """));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(failures()).isEmpty();
    assertThat(violations()).isEmpty();
    String origin = (String) script("return location.origin");
    assertThat(requests()).allSatisfy(url -> assertThat(url).startsWith(origin + "/"));
    command("Emulation.clearDeviceMetricsOverride", Map.of());
    emulate(Map.of());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (driver != null) {
      driver.quit();
    }
  }

  /** Loads the console, new and knowing nobody. */
  ConsoleUi open(URI address) {
    load(address);
    return new ConsoleUi(this);
  }

  /** Loads any page, new. */
  public void load(URI address) {
    driver.get("about:blank"); // so that another fragment of the same page is no reason to keep it
    driver.get(address.toString());
  }

  /** What sees into the page. */
  public ChromeDriver driver() {
    return driver;
  }

  Object script(String javaScript, Object... arguments) {
    return driver.executeScript(javaScript, arguments);
  }

  void emulatePhone() {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
  }

  /** Makes the user somebody who prefers this, by the names of the media features. */
  void emulate(Map<String, String> features) {
    List<Map<String, String>> list = features.entrySet().stream()
        .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
        .toList();
    command("Emulation.setEmulatedMedia", Map.of("features", list));
  }

  /** A command of the Chrome DevTools Protocol. */
  void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  /** Waits until an assertion holds; the page may change while it is looked at. */
  public void until(Runnable assertion) {
    new WebDriverWait(driver, PATIENCE)
        .pollingEvery(Duration.ofMillis(50))
        .ignoring(AssertionError.class)
        .ignoring(StaleElementReferenceException.class, WebDriverException.class)
        .until(anything -> {
          assertion.run();
          return true;
        });
  }

  /** What the console of the browser has of errors; an answer that is one is none of the page's. */
  List<String> failures() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("the server responded with a status of "))
        .toList();
  }

  @SuppressWarnings("unchecked")
  List<String> violations() {
    return (List<String>) script("return violations.splice(0)");
  }

  @SuppressWarnings("unchecked")
  List<String> requests() {
    return (List<String>)
        script("return performance.getEntriesByType('resource').map(entry => entry.name)");
  }

  private static File program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toFile)
        .orElseGet(() -> missing(name));
  }

  private static File missing(String name) {
    if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
      return fail("no program " + name + ", and " + REQUIRED + " is set");
    }
    System.err.println("SKIPPED: tests in a browser, because there is no program " + name);
    return abort("there is no program " + name + " here");
  }
}
