package dev.tenancy.http.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the embedded server's programs are unpacked. */
final class Programs {
  /** The library unpacks, and looks for what others have left, where this says. */
  private static final String PROPERTY = "ot.epg.working-dir";

  private Programs() {}

  /**
   * Chooses a directory of our own instead of one that everybody on the machine can write to, and
   * clears away what was not unpacked to its end.
   */
  static void keepIn(Path directory) throws IOException {
    System.setProperty(PROPERTY, directory.toString());
    Files.createDirectories(directory, Secret.ownerOnly("rwx------"));
    try (Stream<Path> unpacked = Files.list(directory)) {
      List<Path> incomplete =
          unpacked.filter(each -> Files.notExists(each.resolve(".exists"))).toList();
      for (Path each : incomplete) {
        Directories.delete(each);
      }
    }
  }
}
