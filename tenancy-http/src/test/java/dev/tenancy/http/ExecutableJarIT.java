package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jooq.CloseableDSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar as somebody runs it. */
class ExecutableJarIT {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(TenancySchema::migrate));

  @TempDir
  private Path directory;

  @Test
  void help_isPrinted() {
    try (ServiceProcess service = start(Map.of(), "--help")) {
      assertThat(service.exitCode()).isZero();
      assertThat(service.output()).contains("TENANCY_DATABASE_URL", "--port", "8080");
      assertThat(service.errors()).isEmpty();
    }
  }

  @Test
  void wrongConfiguration_isNamedInOneLine_exit2() {
    try (ServiceProcess service = start(Map.of("TENANCY_PORT", "eighty"))) {
      assertThat(service.exitCode()).isEqualTo(2);
      assertThat(service.errors())
          .isEqualTo("tenancy: TENANCY_PORT must be a number from 0 to 65535, but is \"eighty\"\n");
    }
  }

  @Test
  void audit_isAnotherCommand() {
    try (ServiceProcess audit = ServiceProcess.start(
        directory,
        Map.of(),
        "audit",
        "--url",
        postgres.url(),
        "--user=tenancy_app",
        "--format=json")) {
      assertThat(audit.exitCode()).isZero();
      assertThat(audit.output()).startsWith("{\"clean\":true");
      assertThat(audit.errors()).isEmpty();
    }
    try (ServiceProcess audit = ServiceProcess.start(directory, Map.of(), "audit")) {
      assertThat(audit.exitCode()).isEqualTo(2);
      assertThat(audit.errors()).isEqualTo("tenancy audit: --url must be given; see --help\n");
    }
  }

  @Test
  void leakingDatabase_isNotServed_exit1() {
    try (CloseableDSLContext superuser = DSL.using(postgres.url(), "postgres", "")) {
      superuser.execute("alter table tenancy.task disable row level security");
      try (ServiceProcess service =
          start(existing(postgres.url().replace("://", "://postgres@")))) {
        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.errors())
            .contains("lets tenants reach each other")
            .contains("table tenancy.task", "alter table tenancy.task enable row level security;")
            .hasLineCount(2);
      } finally {
        superuser.execute("alter table tenancy.task enable row level security");
      }
    }
  }

  @Test
  void log_isJson_whereNobodySitsAtATerminal() {
    try (ServiceProcess service = start(existing(postgres.url().replace("://", "://postgres@")))) {
      Caller caller = service.whenReady();
      caller.get("/nowhere?secret").hasStatus(404);
      caller
          .with("Authorization", "Bearer a-token-that-nobody-can-guess")
          .get("/metrics")
          .hasStatus(200);
      assertThat(service.stop()).isZero();

      List<JsonNode> lines =
          service.errors().lines().map(JsonMapper.shared()::readTree).toList();
      assertThat(lines)
          .filteredOn(line -> line.get("logger").stringValue().equals("tenancy.request"))
          .extracting(
              line -> line.get("route").stringValue() + " " + line.get("status").intValue())
          .containsExactly("- 404", "/metrics 200");
      assertThat(service.errors()).doesNotContain("secret", "a-token");
    }
  }

  @Test
  void slipOfThePen_isMentioned() {
    try (ServiceProcess service =
        start(Map.of("TENANCY_DATABSE_URL", "x", "TENANCY_PORT", "eighty"))) {
      assertThat(service.exitCode()).isEqualTo(2);
      assertThat(service.errors()).contains("tenancy: TENANCY_DATABSE_URL is not a setting");
    }
  }

  @Test
  void unreachableDatabase_isNamedInOneLine_exit1() {
    try (ServiceProcess service = start(existing("postgresql://me:s3cret@127.0.0.1:1/app"))) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.age()).isLessThan(Duration.ofSeconds(15));
      assertThat(service.errors())
          .startsWith("tenancy: cannot connect to jdbc:postgresql://127.0.0.1:1/app as me: ")
          .hasLineCount(1)
          .doesNotContain("s3cret");
    }
  }

  @Test
  void silentDatabase_isNamedInOneLine_exit1() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServiceProcess service =
            start(existing("postgresql://me@127.0.0.1:" + silent.getLocalPort() + "/app"))) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.age()).isLessThan(Duration.ofSeconds(15));
      assertThat(service.errors()).startsWith("tenancy: cannot connect to").hasLineCount(1);
    }
  }

  @Test
  void takenPort_isNamedInOneLine_exit1() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServiceProcess service =
            start(Map.of(), "--ephemeral", "--port", "" + taken.getLocalPort())) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.errors())
          .endsWith("\ntenancy: port " + taken.getLocalPort() + " on 127.0.0.1 is taken\n")
          .doesNotContain("ERROR", "\tat ");
    }
  }

  @Test
  void embeddedDatabase_isKept_throughSigtermAndSigkill() {
    try (ServiceProcess first = start(Map.of())) {
      Caller acme = first.whenReady().with("X-Tenant-ID", "acme");
      assertThat(acme.get("/tasks").hasStatus(200).json().size()).isPositive();
      assertThat(first
              .whenReady()
              .with("X-Tenant-ID", "globex")
              .get("/tasks")
              .json()
              .size())
          .isPositive();
      acme.post("/tasks", "{\"description\":\"First run\"}").hasStatus(201);
      assertThat(first.stop()).isZero();
    }
    try (ServiceProcess second = start(Map.of())) {
      Caller acme = second.whenReady().with("X-Tenant-ID", "acme");
      assertThat(acme.get("/tasks").texts("description"))
          .startsWith("First run")
          .doesNotHaveDuplicates();
      acme.post("/tasks", "{\"description\":\"Second run\"}").hasStatus(201);
      second.kill();
    }
    try (ServiceProcess third = start(Map.of())) {
      Caller acme = third.whenReady().with("X-Tenant-ID", "acme");
      assertThat(acme.get("/tasks").texts("description")).startsWith("Second run", "First run");
    }
  }

  @Test
  void embeddedDatabase_isReadyWithin15Seconds_onItsFirstRun() {
    try (ServiceProcess service = start(Map.of())) {
      service.whenReady().with("X-Tenant-ID", "acme").get("/tasks").hasStatus(200);
      assertThat(service.whenReady().get("/").hasStatus(200).response().body()).contains("<title>");
      assertThat(service.age()).isLessThan(here(Duration.ofSeconds(15), help()));
      assertThat(service.output()).contains("curl -H 'X-Tenant-ID: acme' " + service.url());
      service.whenReady().get("/docs/swagger-ui.css").hasStatus(200);
      service.whenReady().get("/docs/swagger-ui-bundle.js").hasStatus(200);
      service.whenReady().get("/docs/swagger-ui-bundle.js.LICENSE.txt").hasStatus(200);
    }
  }

  @Test
  void printedTokenFile_opensTheControlPlane() throws IOException {
    try (ServiceProcess service = start(Map.of(), "--ephemeral")) {
      Caller caller = service.whenReady();
      String file = service.output().replaceAll("(?s).*\\$\\(cat '([^']*)'\\).*", "$1");
      String token = Files.readString(Path.of(file));

      assertThat(service.output() + service.errors()).doesNotContain(token);
      caller.with("Authorization", "Bearer " + token).get("/tenants").hasStatus(200);
      assertThat(service.stop()).isZero();
      assertThat(Path.of(file)).doesNotExist();
      assertThat(Path.of(file).getParent()).doesNotExist();
    }
  }

  @Test
  void embeddedDatabase_isAsSafeAsAnyOther() throws IOException {
    try (ServiceProcess service = start(Map.of())) {
      service.whenReady();
      String url = "jdbc:postgresql://127.0.0.1:"
          + Files.readAllLines(postgresql().resolve("postmaster.pid")).get(3)
          + "/postgres";
      String password = Files.readString(directory.resolve("tenancy/superuser-password"));
      try (CloseableDSLContext server = DSL.using(url, "postgres", password)) {
        for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
          assertThat(server.fetchValue("show " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(server.fetchValue("show unix_socket_directories")).isEqualTo("");
      }
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> DSL.using(url, "postgres", "guessed").close())
          .withMessageContaining("Error");
    }
  }

  @Test
  void sigtermDuringTheStart_leavesNothingRunning() {
    try (ServiceProcess service = start(Map.of())) {
      while (Files.notExists(postgresql().resolve("PG_VERSION"))) {
        assertThat(service.age()).isLessThan(Duration.ofSeconds(30));
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(service.stop()).isZero();
    }
    assertThat(postgresql().resolve("postmaster.pid")).doesNotExist();
    try (ServiceProcess service = start(Map.of())) {
      service.whenReady().with("X-Tenant-ID", "acme").get("/tasks").hasStatus(200);
    }
  }

  @Test
  void firstStartThatWasCutOff_isBegunAgain() throws IOException {
    Files.createDirectories(postgresql().resolve("base"));
    Files.writeString(postgresql().resolve("PG_VERSION"), "18\n");
    Files.createDirectories(directory.resolve("tenancy/programs/PG-half"));
    Files.writeString(directory.resolve("tenancy/first-start-is-not-finished"), "");
    try (ServiceProcess service = start(Map.of())) {
      service.whenReady().with("X-Tenant-ID", "acme").get("/tasks").hasStatus(200);
      assertThat(directory.resolve("tenancy/first-start-is-not-finished")).doesNotExist();
      assertThat(directory.resolve("tenancy/programs/PG-half")).doesNotExist();
    }
  }

  @Test
  void dataDirectoryInUse_isNamedInOneLine_exit1() {
    try (ServiceProcess first = start(Map.of())) {
      first.whenReady();
      try (ServiceProcess second = start(Map.of())) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.errors()).startsWith("tenancy: the data directory").hasLineCount(1);
      }
      first.whenReady().with("X-Tenant-ID", "acme").get("/tasks").hasStatus(200);
    }
  }

  @Test
  void dataOfAnotherMajorVersion_areLeftAlone_exit1() throws IOException {
    try (ServiceProcess service = start(Map.of())) {
      service.whenReady();
    }
    Files.writeString(postgresql().resolve("PG_VERSION"), "12\n");
    String before = listing();
    try (ServiceProcess service = start(Map.of())) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.errors())
          .contains("PostgreSQL 12", "PostgreSQL 18", "nothing was touched")
          .hasLineCount(1);
    }
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void readyDatabase_isServedWithin3Seconds() {
    Duration ready = Duration.ofDays(1);
    Duration help = Duration.ofDays(1);
    // The best of three in turn, because other processes on the machine can only make it slower.
    for (int i = 0; i < 3; i++) {
      help = Stream.of(help, help()).min(Comparator.naturalOrder()).orElseThrow();
      try (ServiceProcess service =
          start(existing(postgres.url().replace("://", "://postgres@")))) {
        service.whenReady().with("X-Tenant-ID", "nobody").get("/tasks").hasStatus(404);
        ready = Stream.of(ready, service.age()).min(Comparator.naturalOrder()).orElseThrow();
        assertThat(service.stop()).isZero();
        assertThat(service.errors())
            .contains("the walls have no hole: ", "serving on")
            .doesNotContain("ERROR");
      }
    }
    assertThat(ready).as("with the help in " + help).isLessThan(here(Duration.ofSeconds(3), help));
  }

  /** How long it takes to print the help, which is mostly the start of the virtual machine. */
  private Duration help() {
    try (ServiceProcess service = start(Map.of(), "--help")) {
      assertThat(service.exitCode()).isZero();
      return service.age();
    }
  }

  /** What is wanted on a machine that prints the help within 0.3 s, and as much longer as that takes here. */
  private static Duration here(Duration wanted, Duration help) {
    Duration longer = help.multipliedBy(wanted.dividedBy(Duration.ofMillis(300)));
    return longer.compareTo(wanted) > 0 ? longer : wanted;
  }

  private ServiceProcess start(Map<String, String> environment, String... arguments) {
    String[] all =
        Stream.concat(Stream.of("--port=0"), Stream.of(arguments)).toArray(String[]::new);
    return environment.containsKey("TENANCY_PORT")
        ? ServiceProcess.start(directory, environment, arguments)
        : ServiceProcess.start(directory, environment, all);
  }

  private static Map<String, String> existing(String url) {
    return Map.of(
        "TENANCY_DATABASE_URL", url,
        "TENANCY_CALLER_MODE", "header",
        "TENANCY_ADMIN_TOKEN", "a-token-that-nobody-can-guess");
  }

  private Path postgresql() {
    return directory.resolve("tenancy/postgresql");
  }

  /** Every file with its size and its time of change. */
  private String listing() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("tenancy"))) {
      StringBuilder listing = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        listing
            .append(file)
            .append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
      return listing.toString();
    }
  }
}
