package dev.tenancy.http.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir
  private Path parent;

  @Test
  void take_isForOneAtATime() throws IOException {
    Path root = parent.resolve("a/b");
    try (DataDirectory first = DataDirectory.take(root, "18")) {
      assertThat(first.root()).isEqualTo(root);
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(() -> DataDirectory.take(root, "18"))
          .withMessageContaining(root.toString())
          .withMessageContaining("in use");
    }
    DataDirectory.take(root, "18").close();
  }

  @Test
  void take_refusesAnotherMajorVersion_andTouchesNothing() throws IOException {
    Path data = Files.createDirectories(parent.resolve("postgresql"));
    Files.writeString(data.resolve("PG_VERSION"), "15\n");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> DataDirectory.take(parent, "18"))
        .withMessageContaining("PostgreSQL 15")
        .withMessageContaining("PostgreSQL 18")
        .withMessageContaining("nothing was touched");
    assertThat(files()).containsExactlyInAnyOrder("", "postgresql", "postgresql/PG_VERSION");
  }

  @Test
  void take_refusesWhatIsNoData_andTouchesNothing() throws IOException {
    Files.createDirectories(parent.resolve("postgresql/base"));

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> DataDirectory.take(parent, "18"))
        .withMessageContaining("is no PostgreSQL data");
    assertThat(files()).containsExactlyInAnyOrder("", "postgresql", "postgresql/base");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
  void adminToken_isMadeOnce_forItsOwnerOnly() throws IOException {
    Path root = parent.resolve("data");
    try (DataDirectory directory = DataDirectory.take(root, "18")) {
      directory.adminToken();
      String first = Files.readString(directory.adminTokenFile());
      directory.adminToken();

      assertThat(Files.readString(directory.adminTokenFile())).isEqualTo(first).hasSize(43);
      assertThat(PosixFilePermissions.toString(
              Files.getPosixFilePermissions(directory.adminTokenFile())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
  void take_refusesWhatOthersCanWriteTo() throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> DataDirectory.take(parent, "18"))
        .withMessageContaining("others can write to it");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (DataDirectory directory = DataDirectory.take(parent, "18")) {
      Files.writeString(directory.adminTokenFile(), "a-token-that-somebody-has-planted");
      Files.setPosixFilePermissions(
          directory.adminTokenFile(), PosixFilePermissions.fromString("rw-rw-rw-"));
      assertThatExceptionOfType(DatabaseException.class).isThrownBy(directory::adminToken);
    }
  }

  @Test
  void adminToken_isRefused_whenItIsNone() throws IOException {
    try (DataDirectory directory = DataDirectory.take(parent.resolve("data"), "18")) {
      Files.writeString(directory.adminTokenFile(), "");
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(directory::adminToken)
          .withMessageContaining(directory.adminTokenFile().toString());
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "uses sleep")
  void orphanedServer_isOursOnly() throws Exception {
    Path data = Files.createDirectories(parent.resolve("postgresql"));
    Path program = parent.resolve("postgres");
    Files.copy(Path.of("/bin/sleep"), program);
    Process foreign = new ProcessBuilder(program.toString(), "60").start();
    try {
      Files.writeString(data.resolve("postmaster.pid"), foreign.pid() + "\n");
      OrphanedServer.stop(data);

      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly().waitFor();
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      return files
          .map(file -> parent.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
