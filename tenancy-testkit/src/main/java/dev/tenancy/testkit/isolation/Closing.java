package dev.tenancy.testkit.isolation;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what a run has opened, the last first. */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T with(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a connection could not be closed", e);
      }
    }
  }
}
