package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.InsertOnConflictWhereStep;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.InsertReturningStep;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;

/** ON CONFLICT, in all its spellings. */
final class RandomConflict {
  private RandomConflict() {}

  static InsertReturningStep<Record> of(
      Draw draw, Table<Record> table, InsertOnDuplicateStep<Record> insert) {
    UniqueKey<Record> key = table.getPrimaryKey();
    switch (draw.choices.below(12)) {
      case 6 -> {
        draw.note(Shape.ON_CONFLICT_DO_NOTHING);
        return insert.onConflictDoNothing();
      }
      case 7 -> {
        draw.note(Shape.ON_CONFLICT_DO_NOTHING);
        return insert.onConflict(key.getFields()).doNothing();
      }
      case 8, 9 -> {
        draw.note(Shape.ON_CONFLICT_DO_UPDATE);
        return where(
            draw, table, insert.onConflict(key.getFields()).doUpdate().set(changes(draw, table)));
      }
      case 10 -> {
        draw.note(Shape.ON_CONFLICT_CONSTRAINT);
        return where(
            draw, table, insert.onConflictOnConstraint(key).doUpdate().set(changes(draw, table)));
      }
      case 11 -> {
        return duplicate(draw, table, insert);
      }
      default -> {
        return insert;
      }
    }
  }

  private static InsertReturningStep<Record> duplicate(
      Draw draw, Table<Record> table, InsertOnDuplicateStep<Record> insert) {
    // With more than one key, jOOQ writes a MERGE for it.
    if (draw.choices.below(2) == 0 || table.getKeys().size() > 1) {
      draw.note(Shape.DUPLICATE_KEY_IGNORE);
      return insert.onDuplicateKeyIgnore();
    }
    draw.note(Shape.DUPLICATE_KEY_UPDATE);
    return insert.onDuplicateKeyUpdate().set(changes(draw, table));
  }

  private static InsertReturningStep<Record> where(
      Draw draw, Table<Record> table, InsertOnConflictWhereStep<Record> insert) {
    if (draw.choices.below(2) == 0) {
      return insert;
    }
    Scope scope = Scope.EMPTY.inside(List.of(table.fields()), List.of());
    return insert.where(RandomPredicate.of(draw, scope));
  }

  private static Map<Field<?>, Field<?>> changes(Draw draw, Table<Record> table) {
    List<Field<?>> free = new ArrayList<>();
    for (Field<?> field : table.fields()) {
      if (RandomRow.isFree(field)) {
        free.add(field);
      }
    }
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    Field<?> column = draw.choices.of(free);
    changes.put(
        column, draw.choices.below(2) == 0 ? DSL.excluded(column) : RandomRow.value(draw, column));
    return changes;
  }
}
