package dev.tenancy.http.readme;

import dev.tenancy.persistence.TenancySchema;
import dev.tenancy.testkit.isolation.IsolationSuite;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The isolation suite of the testkit on the schema of tenancy itself, and of a shop around it. */
class IsolationTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(IsolationTest::migrate));

  private static void migrate(DataSource dataSource) {
    TenancySchema.migrate(dataSource);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("""
          create schema shop;
          create table shop.country (code char(2) primary key);
          create table shop.invoice (
            tenant_id uuid not null references tenancy.tenant (id),
            id uuid not null,
            number text not null check (number ~ '^[A-Z]{2}-[0-9]{4}$'),
            country char(2) not null references shop.country,
            replaces uuid,
            primary key (tenant_id, id),
            unique (tenant_id, number),
            foreign key (tenant_id, replaces) references shop.invoice
          );
          select tenancy.protect('shop.invoice');
          grant select on shop.country to tenancy_app""");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicNode> isolation() {
    return IsolationSuite.of(postgres.dataSource("postgres"), postgres.dataSource("tenancy_app"))
        .shared("shop.country")
        .tests();
  }
}
