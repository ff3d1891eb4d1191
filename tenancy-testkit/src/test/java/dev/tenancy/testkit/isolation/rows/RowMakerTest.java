package dev.tenancy.testkit.isolation.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.postgres.PostgresExtension;
import dev.tenancy.testkit.postgres.PostgresTemplate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each table takes several rows of two tenants, made out of nothing but its own definition. */
class RowMakerTest {
  private static final String ACME = "00000000-0000-000a-0000-000000000001";
  private static final String GLOBEX = "00000000-0000-000a-0000-000000000002";
  private static final int ROWS = 3;

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.copyOf(PostgresTemplate.migratedBy(dataSource -> {}));

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = postgres.dataSource("postgres").getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Of every type.
        "create table t (tenant_id uuid, a bool not null, b smallint not null, c int not null,"
            + " d bigint not null, e numeric(4, 2) not null, f numeric(2, 2) not null,"
            + " g real not null, h float8 not null, i money not null, j text not null,"
            + " k varchar(3) not null, l char(2) not null, m name not null, n \"char\" not null,"
            + " o bytea not null, p date not null, q timestamp not null, r timestamptz not null,"
            + " s time not null, t timetz not null, u interval not null, v uuid not null)",
        "create table t (tenant_id uuid, a json not null, b jsonb not null, c inet not null,"
            + " d cidr not null, e macaddr not null, f macaddr8 not null, g bit not null,"
            + " h bit(3) not null, i varbit(5) not null, j tsvector not null, k tsquery not null,"
            + " l pg_lsn not null, m point not null, n line not null, o lseg not null,"
            + " p box not null, q path not null, r polygon not null, s circle not null,"
            + " u int4range not null, v daterange not null, w nummultirange not null,"
            + " x text[] not null, y int[][] not null, z xml not null)",
        "create type mood as enum ('ok', 'it''s \"bad\"');"
            + " create type pair as (first mood, second text, third numeric(3, 1)[]);"
            + " create domain positive as int check (value > 0);"
            + " create domain small as positive check (value < 9) not null;"
            + " create domain code as varchar(4) check (value ~ '^[A-Z]{2}[0-9]{2}$');"
            + " create table t (tenant_id uuid, a mood not null, b mood[] not null, c pair not null,"
            + " d small, e code not null, f code[] not null, g pair[] not null)",
        // CHECK.
        "create table t (tenant_id uuid, status text not null check (status in ('NEW', 'PAID')))",
        "create table t (tenant_id uuid, a int not null check (a between 500 and 600),"
            + " b int not null, check (b > a), c text not null check (length(c) = 17),"
            + " check (b % 2 = 0))",
        "create table t (tenant_id uuid, email text not null check (email like '%@%.%'),"
            + " code text not null check (code ~ '^INV-[0-9]{6}$'),"
            + " slug text not null check (slug ~ '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$'))",
        "create table t (tenant_id uuid, a int, b text, c date, check (num_nonnulls(a, b, c) = 1))",
        "create table t (tenant_id uuid, begins date not null check (begins > '2024-05-05'),"
            + " ends date not null, check (ends > begins))",
        "create table t (tenant_id uuid, a int default -1 check (a > 70),"
            + " b text not null default 'x' check (b in ('p', 'q')))",
        "create table t (tenant_id uuid, a jsonb not null check (jsonb_typeof(a) = 'array'),"
            + " b int not null, c int generated always as (b * 2) stored check (c < 1000000))",
        // Keys.
        "create table t (tenant_id uuid, id int generated always as identity,"
            + " serial bigserial, primary key (tenant_id, id))",
        "create table t (tenant_id uuid, id int, name text unique, number int unique,"
            + " day date unique, primary key (tenant_id, id))",
        "create table t (tenant_id uuid, n int not null check (n < 10), unique (tenant_id, n))",
        "create extension if not exists btree_gist;"
            + " create table t (tenant_id uuid, during daterange not null,"
            + " exclude using gist (tenant_id with =, during with &&))",
        // Foreign keys.
        "create table tenant (id uuid primary key, name text not null check (name <> ''));"
            + " create table t (tenant_id uuid not null references tenant, x int)",
        "create table land (code char(2) primary key, name text not null);"
            + " insert into land values ('DE', 'Germany');"
            + " create table t (tenant_id uuid, land char(2) not null references land)",
        "create table land (code char(2) primary key);"
            + " create table a (tenant_id uuid, id int, land char(2) not null references land,"
            + " primary key (tenant_id, id));"
            + " create table b (tenant_id uuid, a int, line int, primary key (tenant_id, a, line),"
            + " foreign key (tenant_id, a) references a);"
            + " create table t (tenant_id uuid, a int not null, line int not null,"
            + " foreign key (tenant_id, a) references a, foreign key (tenant_id, a, line) references b)",
        "create table a (tenant_id uuid, id int, primary key (tenant_id, id));"
            + " create table t (tenant_id uuid, a int not null, foreign key (tenant_id, a)"
            + " references a, unique (tenant_id, a))",
        "create table t (tenant_id uuid, id int, parent int, primary key (tenant_id, id),"
            + " foreign key (tenant_id, parent) references t)",
        "create table t (tenant_id uuid, id int, parent int not null, primary key (tenant_id, id),"
            + " foreign key (tenant_id, parent) references t)",
        "create table t (tenant_id uuid, id int, b int not null, primary key (tenant_id, id));"
            + " create table b (tenant_id uuid, id int, t int, primary key (tenant_id, id),"
            + " foreign key (tenant_id, t) references t);"
            + " alter table t add foreign key (tenant_id, b) references b",
        "create table t (tenant_id uuid, id int, b int not null, primary key (tenant_id, id));"
            + " create table b (tenant_id uuid, id int, t int not null, primary key (tenant_id, id),"
            + " foreign key (tenant_id, t) references t);"
            + " alter table t add foreign key (tenant_id, b) references b",
        // Partitions.
        "create table t (tenant_id uuid, day date not null) partition by range (day);"
            + " create table t1 partition of t for values from ('2025-01-01') to ('2026-01-01')",
        "create table t (tenant_id uuid, kind text not null) partition by list (kind);"
            + " create table t1 partition of t for values in ('one', 'two')",
        "create table t (tenant_id uuid, id int not null) partition by hash (tenant_id);"
            + " create table t0 partition of t for values with (modulus 2, remainder 0);"
            + " create table t1 partition of t for values with (modulus 2, remainder 1)",
        // Names.
        "create table t (tenant_id uuid, \"Order\" int not null, \"a\"\"b\" text not null,"
            + " \"select\" int not null check (\"select\" > \"Order\"))"
      })
  void table_getsRowsOfTwoTenants(String schema) throws SQLException {
    run("create schema s; set local search_path = s, public; " + schema);
    RowMaker maker = maker(Map.of());
    Table table = table("s.t");

    List<MadeRow> made = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      made.add(maker.make(table, ACME));
      made.add(maker.make(table, GLOBEX));
    }

    assertThat(made)
        .extracting(row -> row.values().get("tenant_id"))
        .containsExactly(ACME, GLOBEX, ACME, GLOBEX, ACME, GLOBEX);
    assertThat(values("select count(*) from s.t where tenant_id = '" + ACME + "'"))
        .containsExactly(String.valueOf(ROWS));
    run("set constraints all immediate");
  }

  @Test
  void texts_haveTheMark() throws SQLException {
    run("create table public.note (tenant_id uuid, words text, more jsonb)");

    assertThat(maker(Map.of()).make(table("public.note"), ACME).values())
        .extractingByKeys("words", "more")
        .allSatisfy(value -> assertThat(value).contains(RowMaker.mark(ACME)));
  }

  @Test
  void condition_thatNobodyCanGuess_isNamed_andAGivenValueHelps() throws SQLException {
    run("create table public.note (tenant_id uuid, word text not null,"
        + " constraint odd check (md5(word) = '0cc175b9c0f1b6a831c399e269772661'))");
    Table note = table("public.note");

    assertThatThrownBy(() -> maker(Map.of()).make(note, ACME))
        .isInstanceOf(NoRowException.class)
        .hasMessageContainingAll(
            "public.note", "word", "odd", "md5", "value(\"public.note\", \"word\", …)");
    assertThat(
            maker(Map.of("public.note", Map.of("word", "a"))).make(note, ACME).values())
        .containsEntry("word", "a");
  }

  @Test
  void type_thatNobodyKnows_isNamed() throws SQLException {
    run("create table public.note (tenant_id uuid, code regconfig not null)");

    assertThatThrownBy(() -> maker(Map.of()).make(table("public.note"), ACME))
        .isInstanceOf(NoRowException.class)
        .hasMessageContainingAll("public.note", "code", "regconfig");
    assertThat(maker(Map.of("public.note", Map.of("code", "english")))
            .make(table("public.note"), ACME)
            .values())
        .containsEntry("code", "english");
  }

  @Test
  void trigger_thatRefuses_isReported() throws SQLException {
    run("create table public.note (tenant_id uuid);"
        + " create function public.never() returns trigger language plpgsql as"
        + " 'begin raise exception ''never on a Sunday''; end';"
        + " create trigger never before insert on public.note for each row"
        + " execute function public.never()");

    assertThatThrownBy(() -> maker(Map.of()).make(table("public.note"), ACME))
        .isInstanceOf(NoRowException.class)
        .hasMessageContainingAll("public.note", "never on a Sunday");
  }

  private RowMaker maker(Map<String, Map<String, String>> given) throws SQLException {
    return new RowMaker(
        connection, Catalog.read(connection), new Discriminator("tenant_id", Map.of()), given);
  }

  private Table table(String name) throws SQLException {
    return Catalog.read(connection).table(name).orElseThrow();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> values(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
