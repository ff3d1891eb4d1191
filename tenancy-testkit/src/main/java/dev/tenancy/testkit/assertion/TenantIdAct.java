package dev.tenancy.testkit.assertion;

/**
 * Something done on behalf of a tenant to what has an id. What it returns, if it does, is dropped.
 *
 * @param <T> how the code under test names a tenant: an id, a slug, a token
 * @param <I> the id
 */
@FunctionalInterface
public interface TenantIdAct<T, I> {
  /**
   * Does it.
   *
   * @throws Exception as the code under test does; it is an answer, too
   */
  void run(T tenant, I id) throws Exception;
}
