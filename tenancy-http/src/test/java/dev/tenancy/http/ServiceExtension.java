package dev.tenancy.http;

import dev.tenancy.http.caller.AdminToken;
import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.http.configuration.DatabaseSource;
import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole service on a real PostgreSQL and a real port, for one test class. */
public final class ServiceExtension implements BeforeAllCallback, AfterAllCallback {
  /** Opens the control plane. */
  public static final String ADMIN_TOKEN = "a-token-that-nobody-can-guess";

  private static final PostgresTemplate TEMPLATE =
      PostgresTemplate.migratedBy(TenancySchema::migrate);

  private final PostgresExtension postgres = PostgresExtension.copyOf(TEMPLATE);
  private TenancyService service;
  private Address address;

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
    return new Configuration(
        "127.0.0.1",
        0,
        new DatabaseSource.Existing(
            new DatabaseAddress(postgres.url(), Optional.of("postgres"), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Set.of()),
        8,
        Optional.of(new AdminToken(ADMIN_TOKEN)),
        Optional.empty());
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
    return new Caller(this::uri);
  }

  public Caller admin() {
    return anybody().with("Authorization", "Bearer " + ADMIN_TOKEN);
  }

  /** A caller on behalf of a new tenant, whose slug is made up. */
  public Caller newTenant() {
    String slug = dev.tenancy.testkit.fixture.Fixtures.slug("t").value();
    admin().post("/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"T\"}").hasStatus(201);
    return tenant(slug);
  }

  public Caller tenant(String slug) {
    return anybody().with("X-Tenant-ID", slug);
  }
}
