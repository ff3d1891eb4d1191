package dev.tenancy.testkit.assertion;

/**
 * Says who must not reach what is another's; it asserts nothing yet.
 *
 * @param <T> how the code under test names a tenant
 */
public final class TenantAssert<T> {
  private final T tenant;

  TenantAssert(T tenant) {
    this.tenant = tenant;
  }

  /**
   * Says whose that is.
   *
   * @throws IllegalArgumentException when it is the same tenant
   */
  public NeighbourAssert<T> besides(T neighbour) {
    if (tenant.equals(neighbour)) {
      throw new IllegalArgumentException(tenant + " is no neighbour of its own");
    }
    return new NeighbourAssert<>(tenant, neighbour);
  }
}
