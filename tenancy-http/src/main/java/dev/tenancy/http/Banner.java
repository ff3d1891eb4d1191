package dev.tenancy.http;

import java.nio.file.Path;

/** What is printed once the service is ready: where it is, and lines to paste. */
final class Banner {
  private Banner() {}

  static String of(Address address) {
    return address
        .embedded()
        .map(database -> demonstration(address, database))
        .orElse("tenancy is ready at " + address.url() + "\n");
  }

  private static String demonstration(Address address, String database) {
    String url = address.url();
    return """

        tenancy is ready at %1$s
          on an %2$s
          Whoever can reach this address can act as any tenant: X-Tenant-ID is believed.

        Try it in a browser, at the address above, or here:
          curl -H 'X-Tenant-ID: acme' %1$s/tasks
          curl -H 'X-Tenant-ID: globex' %1$s/tasks
          curl -H 'X-Tenant-ID: acme' -H 'Content-Type: application/json' \\
            -d '{"description":"Try tenancy"}' %1$s/tasks
        %3$s
        Ctrl-C stops it.
        """.formatted(
            url, database, address.adminTokenFile().map(f -> tenants(url, f)).orElse(""));
  }

  private static String tenants(String url, Path tokenFile) {
    return "  curl -H \"Authorization: Bearer $(cat '" + tokenFile + "')\" " + url + "/tenants\n";
  }
}
