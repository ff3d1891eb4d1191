package dev.tenancy.http.tasks;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import dev.tenancy.http.server.RouteGroup;

/** The data plane's resource. */
@Module
public interface TasksModule {
  /** Serves it. */
  @Binds
  @IntoSet
  RouteGroup routes(TaskRoutes routes);
}
