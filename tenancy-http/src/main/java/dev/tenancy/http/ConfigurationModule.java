package dev.tenancy.http;

import dagger.Module;
import dagger.Provides;
import dev.tenancy.http.caller.CallerMode;
import dev.tenancy.http.caller.MetricsToken;
import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.limits.Quotas;
import dev.tenancy.http.limits.Share;
import dev.tenancy.http.server.ServerSettings;

/** Hands the configuration's parts to whom they concern. */
@Module
interface ConfigurationModule {
  @Provides
  static Plane plane(Configuration configuration) {
    return configuration.plane();
  }

  /** Asked for where tenants are served, and there it is. */
  @Provides
  static CallerMode callerMode(Configuration configuration) {
    return configuration.callerMode().orElseThrow();
  }

  @Provides
  static Quotas quotas(Configuration configuration) {
    return configuration.quotas();
  }

  @Provides
  static Share share(Configuration configuration) {
    return configuration.share();
  }

  @Provides
  static MetricsToken metricsToken(Configuration configuration) {
    return configuration.metricsToken();
  }

  @Provides
  static ServerSettings server(Configuration configuration) {
    return configuration.server();
  }
}
