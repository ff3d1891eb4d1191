package dev.tenancy.http.tasks;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.server.RouteGroup;
import jakarta.inject.Provider;
import java.util.Set;

/** The data plane's resource. */
@Module
public interface TasksModule {
  /** Serves it where the data plane is served. */
  @Provides
  @ElementsIntoSet
  static Set<RouteGroup> routes(Plane plane, Provider<TaskRoutes> tasks) {
    return plane.servesData() ? Set.of(tasks.get()) : Set.of();
  }
}
