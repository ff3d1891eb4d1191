package dev.tenancy.persistence.differential.oracle;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Two databases to compare: one that tenants share, and one where a tenant is alone. For one thread at
 * a time. There is one connection to each role and database, so that a connection which is not given
 * back is noticed at the next statement.
 *
 * @param shared where all tenants are
 * @param alone where one is
 */
public record Bench(PostgresExtension shared, PostgresExtension alone) {
  private static final String SUPERUSER = "postgres";

  /** Opens one connection, and keeps it. */
  static HikariDataSource connection(DataSource dataSource) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  Content sharedContent() {
    return content(shared);
  }

  Content aloneContent() {
    return content(alone);
  }

  DataSource aloneConnections() {
    return alone.dataSource(SUPERUSER);
  }

  /** What all tenants but one have, as a fingerprint. */
  String othersOf(UUID tenant) {
    return DSL.using(shared.dataSource(SUPERUSER), SQLDialect.POSTGRES)
        .fetchValue(
            DSL.field("(differential.fingerprint({0})).others", String.class, DSL.val(tenant)));
  }

  private static Content content(PostgresExtension database) {
    return new Content(DSL.using(database.dataSource(SUPERUSER), SQLDialect.POSTGRES));
  }
}
