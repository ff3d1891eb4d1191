package dev.tenancy.http.server;

/**
 * Is told of every request, also of one that the server refuses by itself. Called by the threads that
 * serve, so it must be thread-safe and soon done.
 */
public interface RequestObserver {
  /** One more request is under way. Each is followed by one {@link #ended}. */
  default void begun() {}

  /** The answer is complete, or given up. */
  void ended(ServedRequest request);
}
