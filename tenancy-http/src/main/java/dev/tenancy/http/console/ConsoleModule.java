package dev.tenancy.http.console;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import dev.tenancy.http.server.RouteGroup;

/** The page for people. */
@Module
public interface ConsoleModule {
  /** Serves it. */
  @Binds
  @IntoSet
  RouteGroup routes(ConsoleRoutes routes);
}
