package dev.tenancy.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened, closed in reverse order. It may be closed from another thread while more is being
 * opened: what comes too late is closed at once.
 */
final class ResourceStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes charge of a resource.
   *
   * @throws IllegalStateException when everything has been closed already
   */
  synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      close(resource);
      throw new IllegalStateException("the service is being stopped");
    }
    open.push(resource);
    return resource;
  }

  /** Closes everything once. One failure does not keep the rest open. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  @SuppressWarnings("try") // close() of an unknown kind may be interrupted; this one is the last
  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.warn("could not close {}", resource.getClass().getSimpleName(), e);
    }
  }
}
