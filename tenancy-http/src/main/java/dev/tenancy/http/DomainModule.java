package dev.tenancy.http;

import dagger.Module;
import dagger.Provides;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.http.database.Databases;
import dev.tenancy.persistence.Repositories;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Puts tenancy-core on PostgreSQL. */
@Module
interface DomainModule {
  @Provides
  static TaskRepository tasks(Databases databases) {
    return Repositories.tasks(databases.app());
  }

  @Provides
  static TenantDirectory tenantDirectory(Databases databases) {
    return Repositories.tenantDirectory(databases.app());
  }

  @Provides
  static TenantRepository tenants(Databases databases) {
    return Repositories.tenants(databases.control());
  }

  @Provides
  static InstantSource clock() {
    return Clock.systemUTC();
  }

  @Provides
  @Singleton
  static RandomGenerator random() {
    return new SecureRandom();
  }
}
