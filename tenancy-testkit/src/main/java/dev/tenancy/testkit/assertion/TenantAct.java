package dev.tenancy.testkit.assertion;

/**
 * Something done on behalf of a tenant. What it returns, if it does, is dropped.
 *
 * @param <T> how the code under test names a tenant: an id, a slug, a token
 */
@FunctionalInterface
public interface TenantAct<T> {
  /**
   * Does it.
   *
   * @throws Exception as the code under test does
   */
  void run(T tenant) throws Exception;
}
