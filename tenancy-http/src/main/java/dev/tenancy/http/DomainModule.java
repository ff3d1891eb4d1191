package dev.tenancy.http;

import dagger.Module;
import dagger.Provides;
import dev.tenancy.core.id.UuidV7Generator;
import dev.tenancy.core.key.ApiKeyCheck;
import dev.tenancy.core.key.ApiKeyDirectory;
import dev.tenancy.core.key.ApiKeyRepository;
import dev.tenancy.core.key.ApiKeyService;
import dev.tenancy.core.task.TaskRepository;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.TenantDirectory;
import dev.tenancy.core.tenant.TenantRepository;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.http.database.Databases;
import dev.tenancy.persistence.Repositories;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

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
  static ApiKeyDirectory apiKeyDirectory(Databases databases) {
    return Repositories.apiKeyDirectory(databases.app());
  }

  @Provides
  static ApiKeyRepository apiKeys(Databases databases) {
    return Repositories.apiKeys(databases.control());
  }

  /** One for the node, so that its ids rise whichever use case makes them. */
  @Provides
  @Singleton
  static UuidV7Generator ids(InstantSource clock, SecureRandom random) {
    return new UuidV7Generator(clock, random);
  }

  @Provides
  @Singleton
  static SecureRandom random() {
    return new SecureRandom();
  }

  // Not by their constructors' annotations, for which Dagger would put classes into their packages.
  @Provides
  static TaskService taskService(TaskRepository tasks, UuidV7Generator ids, InstantSource clock) {
    return new TaskService(tasks, ids, clock);
  }

  @Provides
  static TenantService tenantService(
      TenantRepository tenants, UuidV7Generator ids, InstantSource clock) {
    return new TenantService(tenants, ids, clock);
  }

  @Provides
  static ApiKeyService apiKeyService(
      ApiKeyRepository keys, UuidV7Generator ids, InstantSource clock, SecureRandom random) {
    return new ApiKeyService(keys, ids, clock, random);
  }

  @Provides
  static ApiKeyCheck apiKeyCheck(ApiKeyDirectory keys, InstantSource clock) {
    return new ApiKeyCheck(keys, clock);
  }

  @Provides
  static InstantSource clock() {
    return Clock.systemUTC();
  }
}
