package dev.tenancy.core;

/**
 * The store could not be reached or had no room: the same call may succeed a moment later.
 *
 * <p>A write that ended this way may or may not have happened: the connection can break after the
 * store has committed and before it has said so.
 */
public final class RepositoryUnavailableException extends RepositoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports an act that found no store to act on.
   *
   * @param act what was tried, as an infinitive with its ids
   * @param cause what the store, the pool or the network said
   */
  public RepositoryUnavailableException(String act, Throwable cause) {
    super(act, cause);
  }
}
