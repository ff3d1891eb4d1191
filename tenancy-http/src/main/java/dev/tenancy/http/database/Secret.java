package dev.tenancy.http.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * A random text in a file that only its owner can read.
 *
 * @param file where it is kept
 */
record Secret(Path file) {
  private static final int RANDOM_BYTES = 32;
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  /**
   * Reads the text, and makes it when there is none yet.
   *
   * @throws DatabaseException when the file cannot be used, or others can write to it
   */
  String value() {
    try {
      if (Files.notExists(file)) {
        make();
      }
      checkNobodyElseWrites(file);
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new DatabaseException("the secret in " + file + " cannot be kept: " + e, e);
    }
  }

  /** Whole or not at all: a process that is killed meanwhile leaves no empty file. */
  private void make() throws IOException {
    byte[] bits = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bits);
    Path draft = Files.createTempFile(file.getParent(), "draft", "", ownerOnly("rw-------"));
    Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Otherwise somebody else may have put there what is found there. */
  static void checkNobodyElseWrites(Path path) throws IOException {
    if (!isPosix()) {
      return;
    }
    boolean isOurs = Files.getOwner(path).getName().equals(System.getProperty("user.name"));
    boolean isOpen =
        Files.getPosixFilePermissions(path).stream().anyMatch(WRITABLE_BY_OTHERS::contains);
    if (!isOurs || isOpen) {
      throw new DatabaseException(path
          + " belongs to somebody else, or others can write to it; take it over, or name another"
          + " directory in TENANCY_DATA_DIR");
    }
  }

  static FileAttribute<?>[] ownerOnly(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
