package dev.tenancy.http;

import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.openapi.Contract;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole service on a real PostgreSQL and a real port, for one test class. */
public final class ServiceExtension implements BeforeAllCallback, AfterAllCallback {
  /** Opens the control plane. */
  public static final String ADMIN_TOKEN = "a-token-that-nobody-can-guess";

  /** Opens the metrics. */
  public static final String METRICS_TOKEN = "another-token-for-the-metrics";

  /** Connections of each role. */
  public static final int POOL_SIZE = 8;

  private static final PostgresTemplate TEMPLATE =
      PostgresTemplate.migratedBy(TenancySchema::migrate);

  private final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);
  private final Map<String, String> settings;
  private TenancyService service;
  private Address address;

  /** Callers are believed by their header. */
  public ServiceExtension() {
    this(Map.of());
  }

  /**
   * Configured otherwise.
   *
   * @param settings environment variables
   */
  public ServiceExtension(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    if (service == null) {
      postgres.beforeAll(context);
      service = new TenancyService(configuration());
      address = service.start();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getRequiredTestClass().getEnclosingClass() == null) {
      if (service != null) {
        service.close();
      }
      postgres.afterAll(context);
    }
  }

  /** Another node on the same database would have this one, too. */
  public Configuration configuration() {
    return configuration(Map.of());
  }

  /**
   * The same with other settings.
   *
   * @param more environment variables
   */
  public Configuration configuration(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(Map.of(
        "TENANCY_PORT",
        "0",
        "TENANCY_CALLER_MODE",
        "header",
        "TENANCY_DATABASE_URL",
        postgres.url(),
        "TENANCY_DATABASE_USER",
        "postgres",
        "TENANCY_DATABASE_POOL_SIZE",
        String.valueOf(POOL_SIZE),
        "TENANCY_ADMIN_TOKEN",
        ADMIN_TOKEN,
        "TENANCY_METRICS_TOKEN",
        METRICS_TOKEN,
        "TENANCY_CURSOR_SECRET",
        "a-secret-of-all-nodes"));
    environment.putAll(settings);
    environment.putAll(more);
    return Configuration.of(List.of(), environment);
  }

  public PostgresExtension postgres() {
    return postgres;
  }

  public TenancyService service() {
    return service;
  }

  public int port() {
    return address.port();
  }

  public URI uri(String path) {
    return URI.create(address.url() + path);
  }

  /** A caller without any header of its own. */
  public Caller anybody() {
    return new Caller(this::uri, Contract.of(configuration().plane())::check);
  }

  public Caller admin() {
    return anybody().with("Authorization", "Bearer " + ADMIN_TOKEN);
  }

  /** A caller on behalf of a new tenant, whose slug is made up. */
  public Caller newTenant() {
    return tenant(newSlug());
  }

  /** The slug of a new tenant. */
  public String newSlug() {
    String slug = dev.tenancy.testkit.fixture.Fixtures.slug("t").value();
    admin().post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"T\"}").hasStatus(201);
    return slug;
  }

  public Caller tenant(String slug) {
    return anybody().with("X-Tenant-ID", slug);
  }
}
