package dev.tenancy.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in reverse order. */
final class ResourceStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Takes charge of a resource. */
  <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes everything once. One failure does not keep the rest open. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable resource = open.pop();
      try {
        resource.close();
      } catch (Exception e) {
        LOG.warn("could not close {}", resource.getClass().getSimpleName(), e);
      }
    }
  }
}
