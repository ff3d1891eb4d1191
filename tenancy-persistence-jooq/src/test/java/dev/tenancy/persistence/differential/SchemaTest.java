package dev.tenancy.persistence.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.schema.Differential;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.Arrays;
import java.util.List;
import org.jooq.Named;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generator reads the schema through H2, the tests use it on PostgreSQL: the tables are the same. */
class SchemaTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  static List<Table<?>> tables() {
    return Differential.DIFFERENTIAL.getTables();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columns_areThoseOfTheDatabase(Table<?> table) {
    List<String> generated = Arrays.stream(table.fields()).map(Named::getName).toList();

    assertThat(shop.superuser()
            .fetch(
                "select attname from pg_catalog.pg_attribute where attnum > 0 and not attisdropped"
                    + " and attrelid = {0}::regclass order by attnum",
                DSL.val("differential." + table.getName()))
            .getValues(0, String.class))
        .isEqualTo(generated);
  }
}
