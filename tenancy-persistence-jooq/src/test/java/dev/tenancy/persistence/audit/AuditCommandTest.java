package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
  @RegisterExtension
  static final ShopServer server = new ShopServer();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Shop shop;

  @BeforeEach
  void copy() {
    shop = server.copy();
  }

  @AfterEach
  void drop() {
    shop.close();
  }

  @Test
  void cleanDatabase_exits0() {
    assertThat(audit("--shared", "shop.country")).isZero();
    assertThat(text(out)).contains("clean: 0 errors", "shop, tenancy");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void hole_exits1_andIsPrintedWithItsRemedy() {
    shop.execute("alter table shop.line disable row level security");

    assertThat(audit("--shared=shop.country")).isEqualTo(1);
    assertThat(text(out)).contains("shop.line", "alter table shop.line enable row level security;");
    assertThat(audit("--schema", "tenancy")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"json, '{\"clean\":true'", "sarif, '{\"$schema\":'", "TABLE, 'WARNING '"})
  void format_isChosen(String format, String beginning) {
    assertThat(audit("--shared", "shop.country", "--format", format)).isZero();
    assertThat(text(out)).startsWith(beginning);
  }

  @Test
  void roles_areTaken_fromListsAndRepeatedFlags() {
    assertThat(audit("--shared=shop.country", "--role", "tenancy_app,nobody_", "--role=none_"))
        .isEqualTo(1);
    assertThat(text(out)).contains("role nobody_", "role none_");
  }

  @Test
  void help_isPrinted() {
    assertThat(AuditCommand.run(List.of("--help"), Map.of(), stream(out), stream(err)))
        .isZero();
    assertThat(text(out)).contains("--url", "TENANCY_AUDIT_PASSWORD", "Exits with 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--colour=red | --colour is not a flag",
        "--format=xml | --format must be table, json or sarif",
        "--shared | --shared needs a value",
        "--user=x | --user is given twice",
        "--password=x | --password is not a flag",
      })
  void wrongFlag_isNamedInOneLine_exit2(String flag, String message) {
    assertThat(audit(flag)).isEqualTo(2);
    assertThat(text(err)).isEqualTo("tenancy audit: " + message + "; see --help\n");
    assertThat(text(out)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://h/d",
    "jdbc:postgresql://me:s3cret@h/d",
    "jdbc:postgresql://h/d?password=s3cret"
  })
  void wrongUrl_isRefused_andNotShown(String url) {
    assertThat(run(Map.of(), "--url", url, "--user", "me")).isEqualTo(2);
    assertThat(text(err)).startsWith("tenancy audit: --url ").hasLineCount(1).doesNotContain("s3");
    assertThat(run(Map.of(), "--user", "me")).isEqualTo(2);
    assertThat(text(err)).contains("--url must be given");
  }

  @Test
  void unreachableDatabase_isNamedInOneLine_exit2_withoutThePassword() {
    Map<String, String> environment = Map.of("TENANCY_AUDIT_PASSWORD", "s3cret");

    assertThat(run(environment, "--url", "jdbc:postgresql://127.0.0.1:1/x", "--user", "me"))
        .isEqualTo(2);
    assertThat(text(err))
        .startsWith("tenancy audit: cannot connect as me: ")
        .hasLineCount(1)
        .doesNotContain("s3cret");
  }

  private int audit(String... flags) {
    List<String> all = new ArrayList<>(List.of("--url", shop.url(), "--user", "tenancy_app"));
    all.addAll(List.of(flags));
    return run(Map.of(), all.toArray(String[]::new));
  }

  private int run(Map<String, String> environment, String... arguments) {
    out.reset();
    err.reset();
    return AuditCommand.run(List.of(arguments), environment, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
