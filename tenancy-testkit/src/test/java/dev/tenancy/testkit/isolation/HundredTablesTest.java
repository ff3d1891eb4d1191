package dev.tenancy.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.testkit.isolation.report.Attempt;
import dev.tenancy.testkit.isolation.report.IsolationReport;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The suite on a schema of the size that real ones have. */
class HundredTablesTest {
  private static final int TABLES = 100;

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(Shop.ROLES);

  @TempDir
  private Path directory;

  @Test
  void hundredTables_areReadAttackedAndReported_withinAMinute() throws Exception {
    Shop.run(postgres.dataSource("postgres"), schema());

    IsolationReport report = IsolationSuite.of(
            postgres.dataSource("postgres"), postgres.dataSource(Shop.APP))
        .boundBy(Shop.BINDING)
        .reportTo(directory)
        .run();

    Duration took = Duration.between(report.started(), report.ended());
    System.out.printf(
        "isolation tables=%d attempts=%d seconds=%.1f%n",
        TABLES, report.attempts().size(), took.toMillis() / 1e3);
    assertThat(report.red()).isEmpty();
    assertThat(report.attempts().stream()
            .map(Attempt::object)
            .filter(object -> object.startsWith("big.t"))
            .distinct())
        .hasSize(TABLES);
    assertThat(directory).isDirectoryContaining("glob:**/isolation.html");
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }

  /** Each table refers to the one before it, to one far before it, and to itself. */
  private static String schema() {
    StringBuilder sql =
        new StringBuilder("create schema big; grant usage on schema big to shop_app;");
    for (int i = 0; i < TABLES; i++) {
      sql.append("""
          create table big.t%1$d (
            tenant_id uuid not null,
            id bigint generated always as identity,
            code text not null check (code ~ '^[A-Z]{3}-[0-9]{5}$'),
            amount numeric(12, 2) not null check (amount between 1 and 1000),
            state text not null check (state in ('new', 'paid', 'gone')),
            period daterange not null,
            tags text[] not null default '{}',
            data jsonb not null,
            made timestamptz not null default now(),
            before bigint,
            far bigint,
            parent bigint,
            primary key (tenant_id, id),
            unique (tenant_id, code),
            foreign key (tenant_id, before) references big.t%2$d,
            foreign key (tenant_id, far) references big.t%3$d,
            foreign key (tenant_id, parent) references big.t%1$d
          );
          alter table big.t%1$d enable row level security;
          alter table big.t%1$d force row level security;
          create policy tenant on big.t%1$d
            using (tenant_id = (select nullif(current_setting('shop.tenant', true), '')::uuid));
          grant select, insert, update, delete on big.t%1$d to shop_app;
          """.formatted(i, Math.max(0, i - 1), i / 2));
    }
    for (int i = 0; i < 5; i++) {
      sql.append("""
          create view big.v%1$d with (security_invoker = true) as
            select state, sum(amount) from big.t%1$d group by state;
          grant select on big.v%1$d to shop_app;
          create function big.code_of_%1$d(wanted bigint, hint text) returns text
            language sql security definer set search_path = pg_catalog, pg_temp
            as 'select code from big.t%1$d where id = wanted
              and tenant_id = nullif(current_setting(''shop.tenant'', true), '''')::uuid';
          create function big.touch_%1$d() returns trigger language plpgsql
            as 'begin new.made := now(); return new; end';
          create trigger touch before update on big.t%1$d
            for each row execute function big.touch_%1$d();
          """.formatted(i));
    }
    return sql.toString();
  }
}
