package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** What a RETURNING gives back: columns of the target, and now and then a query of one value. */
final class Returning {
  private Returning() {}

  static List<Field<?>> fields(Draw draw, Table<?> table) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(draw.choices.of(List.of(table.fields())));
    fields.add(table.field(1));
    Scope scope = Scope.EMPTY.inside(List.of(table.fields()), List.of());
    if (draw.choices.chance(30)) {
      fields.add(RandomValue.scalar(draw, Integer.class, scope).as("q"));
    }
    return fields;
  }
}
