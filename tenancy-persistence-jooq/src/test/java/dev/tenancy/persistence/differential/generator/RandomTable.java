package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CURRENCY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PAYING_CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Items of a FROM. */
final class RandomTable {
  private static final List<Table<?>> TABLES = List.of(
      CUSTOMER,
      PURCHASE,
      PURCHASE_LINE,
      PRODUCT,
      CATEGORY,
      VISIT,
      PAYING_CUSTOMER,
      COUNTRY,
      CURRENCY);

  private RandomTable() {}

  /**
   * Anything that can stand in a FROM.
   *
   * @param taken the tables that the FROM has under their own names already
   */
  static Source of(Draw draw, Scope scope, Set<Table<?>> taken) {
    return switch (draw.choices.below(20)) {
      case 15, 16 -> derived(draw, scope, taken);
      case 17 -> draw.choices.chance(30) ? series(draw) : values(draw);
      case 18, 19 -> draw.ctes.isEmpty() ? base(draw, taken) : commonTable(draw, taken);
      default -> base(draw, taken);
    };
  }

  /** A table of the schema, by its name or by another. */
  static Source base(Draw draw, Set<Table<?>> taken) {
    Table<?> table = draw.choices.of(TABLES);
    draw.noted(Shape.SHARED_TABLE, table.equals(COUNTRY) || table.equals(CURRENCY));
    draw.noted(Shape.VIEW, table.equals(PAYING_CUSTOMER));
    draw.noted(Shape.PARTITIONED_TABLE, table.equals(VISIT));
    boolean again = draw.noted(Shape.SAME_TABLE_TWICE, taken.contains(table));
    int how = draw.choices.below(10);
    if (how == 9) {
      draw.note(Shape.COLUMN_ALIASES);
      return Source.of(table.as(draw.name("t"), columns(draw, table)), false);
    }
    if (again || how > 4) {
      draw.note(Shape.ALIASED_TABLE);
      return Source.of(table.as(draw.name("t")), true);
    }
    taken.add(table);
    return Source.of(table, true);
  }

  private static String[] columns(Draw draw, Table<?> table) {
    String[] columns = new String[table.fields().length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = draw.name("x");
    }
    return columns;
  }

  private static Source derived(Draw draw, Scope scope, Set<Table<?>> taken) {
    if (!draw.mayNest(scope)) {
      return base(draw, taken);
    }
    draw.note(Shape.DERIVED_TABLE);
    // Without LATERAL it cannot name what stands beside it or around it.
    Scope alone = new Scope(List.of(), List.of(), List.of(), scope.depth() - 1);
    Select<?> query = RandomQueries.any(draw, Types.several(draw, 3), alone);
    return Source.of(query.asTable(draw.name("d")), false);
  }

  private static Source values(Draw draw) {
    draw.note(Shape.VALUES);
    List<RowN> rows = new ArrayList<>();
    int count = 1 + draw.choices.below(3);
    for (int i = 0; i < count; i++) {
      rows.add(DSL.row(new Field<?>[] {
        RandomLiteral.of(draw, Integer.class), RandomLiteral.of(draw, String.class)
      }));
    }
    String name = draw.name("v");
    Table<?> values = DSL.values(rows.toArray(RowN[]::new)).as(name, "n", "s");
    // VALUES of bare rows has columns of unknown type.
    return Source.of(
        DSL.select(
                values.field("n").cast(Integer.class).as("n"),
                values.field("s").cast(String.class).as("s"))
            .from(values)
            .asTable(draw.name("d")),
        false);
  }

  /** A function that gives rows and reads no table. */
  private static Source series(Draw draw) {
    draw.note(Shape.TABLE_FUNCTION);
    String name = draw.name("s");
    Table<?> series = DSL.generateSeries(0, draw.choices.below(4)).as(name, "n");
    return new Source(series, List.of(DSL.field(DSL.name(name, "n"), SQLDataType.INTEGER)), false);
  }

  private static Source commonTable(Draw draw, Set<Table<?>> taken) {
    Source cte = draw.choices.of(draw.ctes);
    if (draw.choices.below(4) < 3) {
      return Source.of(cte.table().as(draw.name("t")), false);
    }
    if (!taken.add(cte.table())) {
      return base(draw, taken);
    }
    draw.note(Shape.CTE_BY_NAME);
    return cte.byName();
  }
}
