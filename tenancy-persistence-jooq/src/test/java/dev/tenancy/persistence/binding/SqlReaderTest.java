package dev.tenancy.persistence.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.cache.BoundedCache;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a text without the server, and what becomes of it. */
class SqlReaderTest {
  private static final String MARKER = "\u00abtenant-7f3a\u00bb";
  private static final Seal SEAL = seal(IllegalStateException::new);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "SELECT count(*), Lower(name) from app.item where id in (1, 2) -- set_config(",
        "(select 1) union all (select 2)",
        "values (1), (2)",
        "table app.item",
        "insert into app.item (id, name) values (?, ?) on conflict (id) do update set (a, b) = (1, 2)",
        "insert into \"app\".\"item\"(\"id\") select 1 returning id",
        "insert into app.item as i (id) values (1);",
        "with \"t\"(\"a\") as (select 1) select * from \"t\" as \"u\"(\"b\")",
        "with recursive t(n) as materialized (select 1) select n from t",
        "update app.item set name = 'set_config(''x'')' where exists (select 1)",
        "delete from app.item using app.item as j where j.id = any(?)",
        "merge into app.item as i using app.item as j on (i.id = j.id) when matched then delete",
        "select cast(? as numeric(10, 2)), pg_catalog.coalesce(1), extract(year from now())",
        "select row_number() over (partition by a order by b) from app.item for update",
        "select $$ set_config( $$, $x$ f( $x$, E'\\' f(', \"f(\" from app.item /* f( /* g( */ */",
        "savepoint s",
        ""
      })
  void text_isHarmless(String sql) throws SQLException {
    assertThat(SqlReader.read(sql, true, null).nature().harmless()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select set_config('x', 'y', false)",
        "select pg_catalog.set_config('x', 'y', false)",
        "select distinct on (1) set_config('x', 'y', false)",
        "select app.lower('x')",
        "select \"lower\"('x')",
        "select lower (1), pg_advisory_lock /* */ (1)",
        "select nextval('s')",
        "select * into temporary x from app.item",
        "with t as (select 1) select * into x from t",
        "set work_mem = '1MB'",
        "reset all",
        "create temporary table x ()",
        "declare c cursor with hold for select 1",
        "explain analyze select 1",
        "begin",
        "commit",
        "rollback to s",
        "listen x",
        "prepare x as select 1",
        "do $$ begin end $$",
        "call p()",
        "{? = call f(?)}",
        "vacuum",
        "select 1; select 2",
        "copy app.item to stdout"
      })
  void text_isNotHarmless(String sql) throws SQLException {
    assertThat(SqlReader.read(sql, true, null).nature().harmless()).isFalse();
  }

  @Test
  void parameters_areCounted_withoutTenants() throws SQLException {
    SqlText text = SqlReader.read(
        "select ?, '?', " + MARKER + ", ? /* ? */ where a ?? b and c = " + MARKER, true, SEAL);

    assertThat(text.prepared(false))
        .isEqualTo("select ?, '?', ?, ? /* ? */ where a ?? b and c = ?");
    assertThat(text.prepared(true))
        .isEqualTo("select tenancy.bind_tenant(?);" + text.prepared(false));
    assertThat(text.parameters()).isEqualTo(2);
    assertThat(text.place(1, false)).isEqualTo(1);
    assertThat(text.place(2, false)).isEqualTo(3);
    assertThat(text.place(2, true)).isEqualTo(4);
    assertThat(text.tenantPlaces()).containsExactly(2, 4);
  }

  @Test
  void questionMarks_areDoubled_whereTheyAreNoParameters() throws SQLException {
    SqlText text = SqlReader.read("select a ? b, '?', c ??| d, " + MARKER, false, SEAL);

    assertThat(text.prepared(false)).isEqualTo("select a ?? b, '?', c ??| d, ?");
    assertThat(text.literal(Shop.ACME.value()))
        .isEqualTo("select a ? b, '?', c ??| d, '" + Shop.ACME + "'");
    assertThat(text.parameters()).isZero();
    assertThat(text.namesTenant()).isTrue();
  }

  @Test
  void tenantInQuotes_isRefused() {
    assertThatThrownBy(() -> SqlReader.read("select '" + MARKER + "'", true, SEAL))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ";", "-- x", "/* x */ ; "})
  void text_isEmpty(String sql) throws SQLException {
    assertThat(SqlReader.read(sql, true, null).nature().empty()).isTrue();
    assertThat(SqlReader.read(sql + "\nselect 1", true, null).nature().empty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"select '", "select \"", "select $$", "select /*", "'", "\"", "$", "?", "--"})
  void unfinishedText_isReadToItsEnd(String sql) throws SQLException {
    assertThat(SqlReader.read(sql, true, null).prepared(false)).isEqualTo(sql);
  }

  @Test
  void cache_doesNotGrow_andKeepsWhatIsUsed() {
    BoundedCache<Integer> cache = new BoundedCache<>(100);
    for (int i = 0; i < 10_000; i++) {
      cache.put("literal " + i, i);
      cache.put("used", cache.get("used") == null ? 1 : cache.get("used"));
    }

    assertThat(cache.size()).isLessThanOrEqualTo(201);
    assertThat(cache.get("used")).isEqualTo(1);
    assertThat(cache.get("literal 1")).isNull();
  }

  @Test
  void text_isReadOnce() throws SQLException {
    AtomicInteger read = new AtomicInteger();
    SqlTexts texts = new SqlTexts(seal(what -> {
      read.incrementAndGet();
      return new IllegalStateException(what);
    }));

    assertThat(texts.prepared("sealed:select 1", Shop.ACME.value()))
        .isSameAs(texts.prepared("sealed:select " + 1, Shop.ACME.value()));
    assertThat(texts.simple("sealed:select 1"))
        .isNotSameAs(texts.prepared("sealed:select 1", Shop.ACME.value()));
    assertThatThrownBy(() -> texts.prepared("select 1", Shop.ACME.value()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> texts.prepared("select 1", Shop.ACME.value()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(read).hasValue(2);
  }

  @Test
  void checkedMarker_standsBeforeAParameter() throws SQLException {
    SqlText text = SqlReader.read("select ?, " + SEAL.checked() + "cast(? as uuid)", true, SEAL);

    assertThat(text.prepared(false)).isEqualTo("select ?, cast(? as uuid)");
    assertThat(text.isChecked(1)).isFalse();
    assertThat(text.isChecked(2)).isTrue();
    for (String wrong : new String[] {"select ?, %s 1", "select '%s', ?", "select /* %s */ ?"}) {
      assertThatThrownBy(() -> SqlReader.read(wrong.formatted(SEAL.checked()), true, SEAL))
          .isInstanceOf(SQLException.class);
    }
  }

  private static Seal seal(Function<String, IllegalStateException> unsealed) {
    return new Seal("sealed:", MARKER, "checked-11ff:", unsealed, IllegalStateException::new);
  }
}
