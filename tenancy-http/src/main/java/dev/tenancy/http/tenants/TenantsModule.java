package dev.tenancy.http.tenants;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import dev.tenancy.http.server.RouteGroup;

/** The control plane's resource. */
@Module
public interface TenantsModule {
  /** Serves it. */
  @Binds
  @IntoSet
  RouteGroup routes(TenantRoutes routes);
}
