package dev.tenancy.http.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenancy.http.Answer;
import dev.tenancy.http.ServiceExtension;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as a program sees it. */
class ConsolePageTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @Test
  void page_isServed_withAPolicyThatAllowsNothingElse() {
    Answer page = service.anybody().get("/").hasStatus(200);

    assertThat(page.response().body()).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.response().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .matches("default-src 'none'; script-src 'sha256-[^ ']{44}'; style-src 'sha256-[^ ']{44}'; "
            + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'");
    assertThat(service
            .anybody()
            .send("HEAD", "/", BodyPublishers.noBody())
            .response()
            .headers()
            .map())
        .containsKeys("content-security-policy", "content-length");
    service.anybody().post("/").isProblem(405, "method-not-allowed");
  }

  @Test
  void page_fetchesNothing_keepsNothing_andMakesNoMarkup() {
    assertThat(service.anybody().get("/").response().body())
        .doesNotContain("http://", "https://", " src=", "@import", "url(")
        .doesNotContain("localStorage", "sessionStorage", "cookie", "indexedDB")
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @Test
  void policy_isOfTheContent_whateverEndsItsLines() {
    String page = "<style>a\n</style><script>b\n</script>";

    assertThat(new ConsolePage(page).policy())
        // printf 'b\n' | openssl dgst -sha256 -binary | base64
        .contains("script-src 'sha256-AmOCmYm2/ZVPcrqvL8ZLwuLwHWktTecphuqAj26ZgT8='")
        .isEqualTo(new ConsolePage(page.replace("\n", "\r\n")).policy())
        .isNotEqualTo(new ConsolePage(page.replace("b", "c")).policy())
        .isNotEqualTo(new ConsolePage(page.replace("a", "c")).policy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<style></style>",
        "<script></script>",
        "<style></style><script>a</script><script>b</script>"
      })
  void page_isRefused_withoutExactlyOneScriptAndOneStyle(String page) {
    assertThatIllegalStateException().isThrownBy(() -> new ConsolePage(page));
  }
}
