package dev.tenancy.http.tenants;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.server.RouteGroup;
import jakarta.inject.Provider;
import java.util.Set;

/** The control plane's resources. */
@Module
public interface TenantsModule {
  /** Serves them where the control plane is served. */
  @Provides
  @ElementsIntoSet
  static Set<RouteGroup> routes(
      Plane plane, Provider<TenantRoutes> tenants, Provider<ApiKeyRoutes> keys) {
    return plane.servesControl() ? Set.of(tenants.get(), keys.get()) : Set.of();
  }
}
