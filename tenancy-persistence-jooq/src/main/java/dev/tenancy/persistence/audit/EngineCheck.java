package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Server;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Four holes in row security were closed in the releases of 12 November 2026; views respect row
 * security from PostgreSQL 15 on. */
final class EngineCheck implements Check {
  private static final int OLDEST = 150_000;
  private static final Map<Integer, Integer> FIXED =
      Map.of(15, 150_020, 16, 160_016, 17, 170_012, 18, 180_007);

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return judge(catalog.server()).stream();
  }

  static Optional<Finding> judge(Server server) {
    int fixed = FIXED.getOrDefault(server.version() / 10_000, OLDEST);
    String object = "PostgreSQL " + server.versionName();
    if (server.version() < OLDEST) {
      return Optional.of(Finding.error(
          Rule.ENGINE,
          object,
          "has no views that respect row security",
          "-- move to PostgreSQL 15 or newer"));
    }
    return server.version() >= fixed
        ? Optional.empty()
        : Optional.of(Finding.warning(
            Rule.ENGINE,
            object,
            "lacks fixes of row security that were released on 2026-11-12",
            "-- update the server to " + fixed / 10_000 + "." + fixed % 10_000));
  }
}
