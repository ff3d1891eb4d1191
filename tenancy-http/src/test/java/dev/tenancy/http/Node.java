package dev.tenancy.http;

import dev.tenancy.http.configuration.Configuration;
import dev.tenancy.http.openapi.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** One more node of the service. */
public final class Node implements AutoCloseable {
  private final TenancyService service;
  private final Address address;
  private final Contract contract;

  private Node(TenancyService service, Address address, Contract contract) {
    this.service = service;
    this.address = address;
    this.contract = contract;
  }

  /** Starts one. */
  public static Node start(Configuration configuration) {
    TenancyService service = new TenancyService(configuration);
    try {
      return new Node(service, service.start(), Contract.of(configuration.plane()));
    } catch (IOException e) {
      service.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  public Caller anybody() {
    return new Caller(path -> URI.create(address.url() + path), contract::check);
  }

  public Caller admin() {
    return anybody().with("Authorization", "Bearer " + ServiceExtension.ADMIN_TOKEN);
  }

  @Override
  public void close() {
    service.close();
  }
}
