package dev.tenancy.persistence.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenancy.persistence.differential.oracle.DifferentialPostgres;
import dev.tenancy.persistence.differential.oracle.Wall;
import dev.tenancy.testkit.postgres.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to ask for rows gives a tenant what it would get if there were nobody else. */
class SelectShapesTest {
  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.copyOf(DifferentialPostgres.TEMPLATE);

  private static final Shop shop = new Shop(postgres);

  @BeforeAll
  static void fill() {
    shop.fill();
  }

  static Stream<Arguments> shapesAndWalls() {
    return SelectShape.all()
        .flatMap(shape -> Stream.of(Wall.values()).map(wall -> Arguments.of(shape, wall)));
  }

  @ParameterizedTest
  @MethodSource("shapesAndWalls")
  void query_seesTheTenantsRowsOnly(SelectShape shape, Wall wall) {
    List<String> seen = shape.rows(shop.scope(wall, Shop.ACME));

    assertThat(seen).isEqualTo(alone(shape)).isNotEmpty();
    assertThat(seen)
        .as("control: without a wall it sees more")
        .isNotEqualTo(shape.rows(shop.superuser()));
  }

  /** What the query gives when the other tenant is gone, for the length of a transaction. */
  private static List<String> alone(SelectShape shape) {
    List<String> rows = new ArrayList<>();
    RuntimeException undo = new RuntimeException("rolls back");
    assertThatThrownBy(() -> shop.superuser().transaction(transaction -> {
          for (Table<?> table : Shop.OWNED) {
            transaction
                .dsl()
                .deleteFrom(table)
                .where(table.field("tenant_id", UUID.class).ne(Shop.ACME.value()))
                .execute();
          }
          rows.addAll(shape.rows(transaction.dsl()));
          throw undo;
        }))
        .isSameAs(undo);
    return rows;
  }
}
