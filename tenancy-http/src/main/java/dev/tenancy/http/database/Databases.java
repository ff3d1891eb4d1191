package dev.tenancy.http.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.http.configuration.DatabaseAddress;
import dev.tenancy.http.configuration.DatabaseSource;
import dev.tenancy.http.configuration.Plane;
import dev.tenancy.persistence.ConnectionPool;
import dev.tenancy.persistence.TenancySchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The connections of the roles that a node serves as, to a database that is ready: reachable, new enough,
 * its schema up to date, its walls without a hole.
 */
public final class Databases implements AutoCloseable {
  /** A caller is told within two seconds that there is no connection. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  private final Map<String, HikariDataSource> pools;

  private Databases(Map<String, HikariDataSource> pools) {
    this.pools = pools;
  }

  /**
   * Gets a database ready and opens the pools.
   *
   * @param plane what is served: each plane has a role of its own
   * @param poolSize connections of each role
   * @throws DatabaseException when it cannot be made ready
   */
  public static Databases open(DatabaseSource.Existing source, Plane plane, int poolSize) {
    DatabaseAddress address = source.address();
    Optional<Administrator> administrator =
        address.user().map(user -> new Administrator(address, user));
    administrator.ifPresent(Administrator::migrate);
    Map<String, Optional<String>> wanted = new LinkedHashMap<>();
    if (plane.servesData()) {
      wanted.put(TenancySchema.APP_ROLE, source.appPassword());
    }
    if (plane.servesControl()) {
      wanted.put(TenancySchema.CONTROL_ROLE, source.controlPassword());
    }
    Map<String, Optional<String>> passwords = new LinkedHashMap<>();
    wanted.forEach(
        (role, password) -> passwords.put(role, password(address, administrator, role, password)));
    Map.Entry<String, Optional<String>> first = passwords.entrySet().iterator().next();
    DataSource serving = Logins.dataSource(address.url(), first.getKey(), first.getValue());
    if (administrator.isEmpty()) {
      checkSchema(address, serving);
    }
    StartAudit.run(address, serving, source.crossingRoles());
    Map<String, HikariDataSource> pools = new LinkedHashMap<>();
    passwords.forEach((role, password) -> pools.put(role, pool(address, role, password, poolSize)));
    return new Databases(pools);
  }

  /** For the data plane. */
  public HikariDataSource app() {
    return pool(TenancySchema.APP_ROLE);
  }

  /** For the control plane. */
  public HikariDataSource control() {
    return pool(TenancySchema.CONTROL_ROLE);
  }

  /** All that there are, at least one. */
  public List<HikariDataSource> pools() {
    return List.copyOf(pools.values());
  }

  /** Asks the server as each of the roles; false when it does not answer in time. */
  public boolean isReachable() {
    return pools.values().stream().allMatch(Databases::isReachable);
  }

  private HikariDataSource pool(String role) {
    HikariDataSource pool = pools.get(role);
    if (pool == null) {
      throw new IllegalStateException("this node does not serve as " + role);
    }
    return pool;
  }

  private static boolean isReachable(DataSource pool) {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid((int) PATIENCE.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }

  /** The password that a role logs in with; tried out. */
  private static Optional<String> password(
      DatabaseAddress address,
      Optional<Administrator> administrator,
      String role,
      Optional<String> wanted) {
    Optional<String> password =
        administrator.map(admin -> admin.letLogIn(role, wanted)).orElse(wanted);
    Logins.check(Logins.dataSource(address.url(), role, password), address.place() + " as " + role);
    return password;
  }

  private static void checkSchema(DatabaseAddress address, DataSource serving) {
    if (!SchemaInspection.isCurrent(address, serving)) {
      throw new DatabaseException("the schema of " + address + " is missing or older than this "
          + "service; name in TENANCY_DATABASE_USER who may migrate it");
    }
  }

  private static HikariDataSource pool(
      DatabaseAddress address, String role, Optional<String> password, int size) {
    return new ConnectionPool(
            address.url(), role, password.orElse(null), size, PATIENCE, STATEMENT_TIMEOUT)
        .open();
  }
}
