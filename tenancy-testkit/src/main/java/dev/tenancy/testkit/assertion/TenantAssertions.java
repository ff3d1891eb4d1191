package dev.tenancy.testkit.assertion;

/**
 * Where assertions about tenants begin. Each makes the same call on behalf of two tenants: whose the
 * thing is, as the positive control, and who must not reach it.
 *
 * <pre>{@code
 * assertThatTenant(acme)
 *     .besides(globex)
 *     .knowing(task.id(), absentId)
 *     .cannotSee(tasks::find)
 *     .cannotChange(tasks::complete, tasks::find);
 * }</pre>
 */
public final class TenantAssertions {
  private TenantAssertions() {}

  /**
   * Begins an assertion.
   *
   * @param tenant who must not reach what is another's
   * @param <T> how the code under test names a tenant: an id, a slug, a token
   */
  public static <T> TenantAssert<T> assertThatTenant(T tenant) {
    return new TenantAssert<>(tenant);
  }
}
