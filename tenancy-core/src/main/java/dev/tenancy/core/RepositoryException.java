package dev.tenancy.core;

/**
 * The store behind a repository port failed: nobody can say whether the wanted thing exists.
 *
 * <p>An expected refusal (not found, stale, taken) is never this; it is a value. The message says
 * what was tried and with which ids, and holds no content of a tenant.
 */
public class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a failed act.
   *
   * @param act what was tried, as an infinitive with its ids: {@code "find task 0198… of tenant 0197…"}
   * @param cause what the store said
   */
  public RepositoryException(String act, Throwable cause) {
    super("could not " + act, cause);
  }

  /**
   * Reports an act that failed without another exception behind it.
   *
   * @param act what was tried, as an infinitive with its ids
   */
  public RepositoryException(String act) {
    super("could not " + act);
  }
}
