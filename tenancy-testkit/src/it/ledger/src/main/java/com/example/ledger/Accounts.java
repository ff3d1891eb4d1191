package com.example.ledger;

import dev.tenancy.core.tenant.TenantId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** The accounts of a tenant, by plain JDBC. No statement names the tenant: its connections are bound. */
public final class Accounts {
  private final Function<TenantId, DataSource> connections;

  public Accounts(Function<TenantId, DataSource> connections) {
    this.connections = connections;
  }

  /** Opens one. */
  public long open(TenantId tenant, String name) throws SQLException {
    try (Connection connection = connections.apply(tenant).getConnection();
        PreparedStatement statement = connection.prepareStatement(
            "insert into ledger.account (name, currency) values (?, 'EUR') returning id")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Books an amount. */
  public void book(TenantId tenant, long account, OffsetDateTime at, BigDecimal amount)
      throws SQLException {
    try (Connection connection = connections.apply(tenant).getConnection();
        PreparedStatement statement = connection.prepareStatement(
            "insert into ledger.booking (account, at, amount) values (?, ?, ?)")) {
      statement.setLong(1, account);
      statement.setObject(2, at);
      statement.setBigDecimal(3, amount);
      statement.executeUpdate();
    }
  }

  /** What is on one. */
  public Optional<BigDecimal> balance(TenantId tenant, long account) throws SQLException {
    try (Connection connection = connections.apply(tenant).getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select amount from ledger.balance where account = ?")) {
      statement.setLong(1, account);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBigDecimal(1)) : Optional.empty();
      }
    }
  }
}
