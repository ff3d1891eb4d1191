/** The domain of tenancy: tenants, their tasks, the repository ports, the use cases. */
module dev.tenancy.core {
  requires transitive jakarta.inject;
  requires static transitive org.jspecify;

  exports dev.tenancy.core;
  exports dev.tenancy.core.id;
  exports dev.tenancy.core.key;
  exports dev.tenancy.core.paging;
  exports dev.tenancy.core.task;
  exports dev.tenancy.core.tenant;
}
