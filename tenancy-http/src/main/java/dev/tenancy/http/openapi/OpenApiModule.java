package dev.tenancy.http.openapi;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import dev.tenancy.http.server.RouteGroup;

/** The documentation. */
@Module
public interface OpenApiModule {
  /** Serves the document. */
  @Binds
  @IntoSet
  RouteGroup document(OpenApiRoutes routes);

  /** Serves the page. */
  @Binds
  @IntoSet
  RouteGroup page(DocsRoutes routes);
}
