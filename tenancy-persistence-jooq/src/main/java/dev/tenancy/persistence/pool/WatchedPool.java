package dev.tenancy.persistence.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * A pool that knows when its server is away. Then it ends the connections that are in use, whose users
 * would wait in vain, and refuses others at once; when the server is back, it serves again.
 */
public final class WatchedPool extends HikariDataSource {
  private static final String NO_CONNECTION = "08001";

  private final Logins logins;
  private final Pulse pulse;

  private WatchedPool(HikariConfig config, Logins logins) {
    super(config);
    this.logins = logins;
    this.pulse = new Pulse(
        config.getPoolName(),
        () -> logins.once(config.getUsername(), config.getPassword()),
        this::endAll);
  }

  /** Opens a pool, and begins to watch its server. */
  public static WatchedPool open(HikariConfig config, Logins logins) {
    config.setDataSource(logins);
    WatchedPool pool = new WatchedPool(config, logins);
    pool.pulse.start();
    return pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (pulse.isAway()) {
      throw new SQLTransientConnectionException(
          getPoolName() + ": the server is away", NO_CONNECTION);
    }
    return super.getConnection();
  }

  @Override
  public void close() {
    logins.close();
    pulse.close();
    super.close();
  }

  private void endAll() {
    logins.endAll();
    getHikariPoolMXBean().softEvictConnections();
  }
}
