package dev.tenancy.http.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Files on the class path. */
final class Resource {
  private Resource() {}

  /**
   * Reads one.
   *
   * @param name relative to this package, or absolute
   */
  static byte[] read(String name) {
    try (InputStream in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
