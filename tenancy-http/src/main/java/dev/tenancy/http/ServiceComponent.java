package dev.tenancy.http;

import dagger.BindsInstance;
import dagger.Component;
import dev.tenancy.core.task.TaskService;
import dev.tenancy.core.tenant.TenantService;
import dev.tenancy.http.caller.AdminToken;
import dev.tenancy.http.caller.CallerModule;
import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.console.ConsoleModule;
import dev.tenancy.http.database.Databases;
import dev.tenancy.http.openapi.OpenApiModule;
import dev.tenancy.http.operations.Metrics;
import dev.tenancy.http.operations.OperationsModule;
import dev.tenancy.http.operations.Readiness;
import dev.tenancy.http.paging.CursorCodec;
import dev.tenancy.http.server.HttpServer;
import dev.tenancy.http.tasks.TasksModule;
import dev.tenancy.http.tenants.TenantsModule;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The wiring of the service, made by Dagger when it is compiled. */
@Singleton
@Component(
    modules = {
      CallerModule.class,
      ConfigurationModule.class,
      ConsoleModule.class,
      DomainModule.class,
      OpenApiModule.class,
      OperationsModule.class,
      TasksModule.class,
      TenantsModule.class
    })
interface ServiceComponent {
  HttpServer httpServer();

  TenantService tenants();

  TaskService tasks();

  @Component.Factory
  interface Factory {
    ServiceComponent create(
        @BindsInstance Configuration configuration,
        @BindsInstance Databases databases,
        @BindsInstance Optional<AdminToken> adminToken,
        @BindsInstance CursorCodec cursors,
        @BindsInstance Readiness readiness,
        @BindsInstance Metrics metrics);
  }
}
