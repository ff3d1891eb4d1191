package dev.tenancy.http.limits;

/**
 * What one tenant may have of a node's connections to the database.
 *
 * @param connections how many of its requests may use one at the same time
 */
public record Share(int connections) {
  /** A quarter of the pool, so that a few tenants with slow requests leave room for the others. */
  public static Share of(int poolSize) {
    return new Share(Math.max(1, poolSize / 4));
  }
}
