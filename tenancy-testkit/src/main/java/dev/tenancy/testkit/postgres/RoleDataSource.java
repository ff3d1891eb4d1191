package dev.tenancy.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Logs in as one role, and says what to do when the server does not let it in. */
final class RoleDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    try {
      return super.getConnection(user, password);
    } catch (SQLException e) {
      throw isRefused(e.getSQLState()) ? new SQLException(advice(user, e), e.getSQLState(), e) : e;
    }
  }

  /** The server refuses the password, or the driver has none to give: appendix A, class 28 and 08004. */
  private static boolean isRefused(@Nullable String state) {
    return "28P01".equals(state) || "08004".equals(state);
  }

  private static String advice(@Nullable String role, SQLException e) {
    return "the server asks role " + role
        + " for a password: let it trust this machine, or give the"
        + " role the password that is in " + PostgresExtension.SERVER_URL + ", or in .pgpass ("
        + e.getMessage() + ")";
  }
}
