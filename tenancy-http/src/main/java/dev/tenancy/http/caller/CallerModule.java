package dev.tenancy.http.caller;

import dagger.Binds;
import dagger.Module;

/** Chooses how callers say who they are. */
@Module
public interface CallerModule {
  /** By header, the only way so far. */
  @Binds
  TenantCaller caller(HeaderCaller caller);
}
