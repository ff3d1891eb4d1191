package dev.tenancy.http;

import dev.tenancy.http.caller.AdminToken;
import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.configuration.DatabaseSource;
import dev.tenancy.http.database.DataDirectory;
import dev.tenancy.http.database.Databases;
import dev.tenancy.http.database.EmbeddedServer;
import dev.tenancy.http.database.SchemaWatch;
import dev.tenancy.http.operations.Metrics;
import dev.tenancy.http.operations.Readiness;
import dev.tenancy.http.paging.CursorCodec;
import dev.tenancy.http.server.HttpServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node of the service, from the database up to the port. Stopping goes the other way: it is no
 * longer ready, finishes the requests under way, closes the pools, stops a database of its own.
 */
public final class TenancyService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TenancyService.class);
  private static final int CURSOR_KEY_BYTES = 32;

  private final Configuration configuration;
  private final ResourceStack resources = new ResourceStack();
  private Set<String> operations = Set.of();

  /** Prepares a node; nothing happens yet. */
  public TenancyService(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Starts the node. Where that fails, what was opened stays open until {@link #close}, which waits
   * for the start to end.
   *
   * @return where it can be reached
   * @throws dev.tenancy.http.database.DatabaseException when there is no database to run on
   * @throws IOException when the port cannot be listened on
   */
  public synchronized Address start() throws IOException {
    Optional<EmbeddedServer> embedded = embedded();
    DatabaseSource.Existing source = embedded.map(EmbeddedServer::source).orElseGet(() ->
        (DatabaseSource.Existing) configuration.database());
    Databases databases =
        resources.add(Databases.open(source, configuration.plane(), configuration.poolSize()));
    SchemaWatch schema = resources.add(SchemaWatch.of(databases.pools().get(0), source));
    Metrics metrics = resources.add(Metrics.of(databases.pools()));
    Readiness readiness = new Readiness(databases::isReachable, schema::state);
    ServiceComponent component = DaggerServiceComponent.factory()
        .create(
            configuration,
            databases,
            adminToken(embedded),
            new CursorCodec(cursorKey()),
            readiness,
            metrics);
    if (embedded.isPresent()) {
      new Demonstration(component.tenants(), component.tasks()).addToEmptyDatabase();
    }
    HttpServer server = component.httpServer();
    operations = server.operations();
    int port = server.start(configuration.host(), configuration.port());
    resources.add(server::stop);
    resources.add(readiness::drain);
    LOG.info(
        "serving on {}:{}, {}, {}",
        configuration.host(),
        port,
        configuration.callerMode().map(Object::toString).orElse("no tenants"),
        embedded.map(EmbeddedServer::description).orElse(source.address().toString()));
    return new Address(
        configuration.host(),
        port,
        embedded.map(EmbeddedServer::description),
        embedded
            .filter(made -> configuration.adminToken().isEmpty())
            .map(EmbeddedServer::directory)
            .map(DataDirectory::adminTokenFile));
  }

  /** What it serves, once it has started, as {@code GET /tasks/:id}. */
  synchronized Set<String> operations() {
    return operations;
  }

  @Override
  public synchronized void close() {
    resources.close();
  }

  private Optional<EmbeddedServer> embedded() {
    if (configuration.database() instanceof DatabaseSource.Embedded embedded) {
      return Optional.of(resources.add(EmbeddedServer.keeping(embedded.directory())));
    }
    if (configuration.database() instanceof DatabaseSource.Ephemeral) {
      return Optional.of(resources.add(EmbeddedServer.forgetting()));
    }
    return Optional.empty();
  }

  private Optional<AdminToken> adminToken(Optional<EmbeddedServer> embedded) {
    return configuration
        .adminToken()
        .or(() -> embedded.map(made -> made.directory().adminToken()));
  }

  private byte[] cursorKey() {
    return configuration.cursorSecret().orElseGet(() -> {
      byte[] key = new byte[CURSOR_KEY_BYTES];
      new SecureRandom().nextBytes(key);
      return key;
    });
  }
}
