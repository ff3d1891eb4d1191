package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;

import java.util.List;
import org.jooq.DeleteReturningStep;
import org.jooq.DeleteUsingStep;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** DELETE with a WHERE, a USING, or neither. */
final class RandomDelete {
  /** Those come first and often that nothing refers to. */
  private static final List<Table<? extends Record>> TABLES = List.of(
      PURCHASE_LINE,
      VISIT,
      PURCHASE,
      PURCHASE_LINE,
      VISIT,
      PURCHASE,
      PURCHASE,
      PRODUCT,
      CATEGORY,
      CUSTOMER);

  private RandomDelete() {}

  @SuppressWarnings("unchecked")
  static Query of(Draw draw, boolean returning) {
    Table<Record> table = (Table<Record>) draw.choices.of(TABLES);
    if (draw.choices.chance(20)) {
      table = table.as(draw.name("t"));
    }
    Scope scope = Scope.EMPTY.inside(List.of(table.fields()), List.of(table));
    DeleteUsingStep<Record> delete = DSL.deleteFrom(table);
    Parent parent = draw.choices.chance(35) ? Parent.of(draw, table) : null;
    DeleteReturningStep<Record> whole;
    if (parent != null) {
      draw.note(Shape.DELETE_USING);
      Scope both = scope.with(List.of(parent.table().fields()));
      whole =
          delete.using(parent.from(draw)).where(parent.on()).and(RandomPredicate.of(draw, both));
    } else if (draw.noted(Shape.WITHOUT_WHERE, draw.choices.chance(15))) {
      whole = delete;
    } else {
      whole = delete.where(RandomPredicate.of(draw, RandomUpdate.withPaths(draw, table, scope)));
    }
    draw.note(Shape.DELETE);
    if (!returning) {
      return whole;
    }
    draw.note(Shape.RETURNING);
    return draw.choices.below(2) == 0
        ? whole.returning()
        : whole.returningResult(Returning.fields(draw, table));
  }
}
