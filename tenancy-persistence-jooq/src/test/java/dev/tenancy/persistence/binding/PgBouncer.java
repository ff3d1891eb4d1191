package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PgBouncer in transaction mode in front of a server, with few connections to it. */
final class PgBouncer implements AutoCloseable {
  /** With it, a missing program is a failure and not a skipped test. */
  private static final String REQUIRED = "TENANCY_REQUIRE_PGBOUNCER";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static PgBouncer start(int serverPort, int connections) throws IOException {
    Path program = program();
    Path directory = Files.createTempDirectory("pgbouncer");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    int port = freePort();
    Path users = Files.writeString(directory.resolve("users.txt"), "\"tenancy_app\" \"\"\n");
    Path settings = Files.writeString(
        directory.resolve("pgbouncer.ini"), """
        [databases]
        * = host=127.0.0.1 port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        pool_mode = transaction
        default_pool_size = %d
        max_client_conn = 200
        ignore_startup_parameters = extra_float_digits
        """.formatted(serverPort, port, users, connections));
    List<String> command = new ArrayList<>(List.of(program.toString(), "-q"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody")); // it does not run as root
    }
    command.add(settings.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    PgBouncer bouncer = new PgBouncer(process, port);
    bouncer.await();
    return bouncer;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private void await() {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    close();
    fail("pgbouncer does not listen on port " + port);
  }

  private static Path program() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(path.split(":"))
        .map(directory -> Path.of(directory, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(PgBouncer::missing);
  }

  private static Path missing() {
    if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
      return fail("no program pgbouncer, and " + REQUIRED + " is set");
    }
    System.err.println("SKIPPED: the tests of PgBouncer, because there is no program pgbouncer");
    return abort("there is no program pgbouncer here");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
