package dev.tenancy.http.caller;

import dagger.Module;
import dagger.Provides;
import dev.tenancy.core.key.ApiKeyCheck;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Chooses how callers say who they are. */
@Module
public interface CallerModule {
  /** The one way that is configured. */
  @Provides
  @Singleton
  static TenantCaller caller(
      CallerMode mode, ServedTenants tenants, Provider<ApiKeyCheck> apiKeys) {
    if (mode instanceof CallerMode.Jwt jwt) {
      return new CredentialCaller(new JwtCredentials(jwt, JwtKeys.of(jwt.keys())), tenants);
    }
    return mode instanceof CallerMode.ApiKey
        ? new CredentialCaller(new ApiKeyCredentials(apiKeys.get()), tenants)
        : new HeaderCaller(tenants);
  }
}
