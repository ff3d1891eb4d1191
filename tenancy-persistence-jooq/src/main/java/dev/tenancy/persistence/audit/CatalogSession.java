package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.AuditScope;
import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One transaction that sees one moment, changes nothing, and leaves nothing behind. */
final class CatalogSession {
  // With nothing else on the path every name is written with its schema, and nothing that somebody
  // has put into another schema is taken for PostgreSQL's own.
  private static final String BEGIN = "set transaction isolation level repeatable read, read only; "
      + "set local search_path = pg_catalog, pg_temp";

  private CatalogSession() {}

  static Catalog read(DataSource dataSource, AuditScope scope) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BEGIN);
        return Catalog.read(new Session(connection), scope);
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw new AuditException("cannot read the catalog: " + e.getMessage(), e);
    }
  }
}
