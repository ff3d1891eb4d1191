package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.TenancySchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A server of its own, since holes are made in roles too and roles belong to the server. Each test
 * gets a copy of a database with the schema of a shop.
 */
final class ShopServer implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(ShopServer.class);

  private Server server;

  @Override
  public void beforeAll(ExtensionContext context) {
    server = context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Server.class, key -> new Server(), Server.class);
  }

  /** A new copy, which whoever asks for it closes. */
  Shop copy() {
    return server.copy();
  }

  private static final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final AtomicInteger count = new AtomicInteger();

    Server() {
      try {
        postgres =
            EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
        try (InputStream in = ShopServer.class.getResourceAsStream("/audit/shop.sql")) {
          Shop template = create("shop", "template0");
          TenancySchema.migrate(template.as("postgres"));
          template.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Shop copy() {
      return create("copy_" + count.incrementAndGet(), "shop");
    }

    private Shop create(String name, String template) {
      new Shop(postgres, "postgres").execute("create database " + name + " template " + template);
      return new Shop(postgres, name);
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }
}
