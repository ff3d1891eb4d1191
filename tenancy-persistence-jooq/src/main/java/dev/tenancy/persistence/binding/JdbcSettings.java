package dev.tenancy.persistence.binding;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a connection was set to by calls of JDBC before its user changed it. */
final class JdbcSettings {
  private final Connection connection;
  private final boolean autoCommit;
  private @Nullable Boolean readOnly;
  private @Nullable Integer holdability;
  private @Nullable Integer networkTimeout;
  private @Nullable Map<String, Class<?>> types;
  private @Nullable Properties clientInfo;

  JdbcSettings(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
  }

  void keepReadOnly() throws SQLException {
    if (readOnly == null) {
      readOnly = connection.isReadOnly();
    }
  }

  void keepHoldability() throws SQLException {
    if (holdability == null) {
      holdability = connection.getHoldability();
    }
  }

  void keepNetworkTimeout() throws SQLException {
    if (networkTimeout == null) {
      networkTimeout = connection.getNetworkTimeout();
    }
  }

  void keepTypeMap() throws SQLException {
    if (types == null) {
      types = connection.getTypeMap();
    }
  }

  void keepClientInfo() throws SQLClientInfoException {
    try {
      if (clientInfo == null) {
        clientInfo = (Properties) connection.getClientInfo().clone();
      }
    } catch (SQLException e) {
      throw new SQLClientInfoException(e.getMessage(), e.getSQLState(), Map.of(), e);
    }
  }

  /** Sets everything back that was kept, outside a transaction. */
  void restore() throws SQLException {
    if (readOnly != null || clientInfo != null) {
      connection.setAutoCommit(true); // both are refused in a transaction, or end with it
    }
    if (readOnly != null) {
      connection.setReadOnly(readOnly);
    }
    if (clientInfo != null) {
      connection.setClientInfo(clientInfo);
    }
    if (holdability != null) {
      connection.setHoldability(holdability);
    }
    if (networkTimeout != null) {
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }
    if (types != null) {
      connection.setTypeMap(types);
    }
    if (connection.getAutoCommit() != autoCommit) {
      connection.setAutoCommit(autoCommit);
    }
  }
}
