package dev.tenancy.http.operations;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoSet;
import dev.tenancy.http.server.RequestObserver;
import dev.tenancy.http.server.RouteGroup;

/** What every service answers, whichever plane it serves. */
@Module
public interface OperationsModule {
  /** Serves the health checks. */
  @Binds
  @IntoSet
  RouteGroup health(HealthRoutes routes);

  /** Serves the metrics. */
  @Binds
  @IntoSet
  RouteGroup metrics(MetricsRoutes routes);

  /** Serves the explanations of problems. */
  @Binds
  @IntoSet
  RouteGroup problems(ProblemRoutes routes);

  /** Logs every request. */
  @Binds
  @IntoSet
  RequestObserver logger(RequestLogger logger);

  /** Measures every request. */
  @Binds
  @IntoSet
  RequestObserver meter(RequestMetrics metrics);
}
