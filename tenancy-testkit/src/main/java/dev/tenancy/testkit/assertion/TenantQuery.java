package dev.tenancy.testkit.assertion;

import org.jspecify.annotations.Nullable;

/**
 * Something asked on behalf of a tenant.
 *
 * @param <T> how the code under test names a tenant: an id, a slug, a token
 */
@FunctionalInterface
public interface TenantQuery<T> {
  /**
   * Asks it.
   *
   * @return the answer, which has to have a meaningful {@code equals}; arrays and HTTP responses are
   *     compared by what they contain
   * @throws Exception as the code under test does; it is an answer, too
   */
  @Nullable
  Object ask(T tenant) throws Exception;
}
