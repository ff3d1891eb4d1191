package dev.tenancy.persistence.differential.generator;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** One join of two things. */
final class RandomJoin {
  private RandomJoin() {}

  static From of(Draw draw, From left, From right, Scope outer, boolean leftmost) {
    Table<?> a = left.table();
    Table<?> b = right.table();
    List<Field<?>> common = common(left, right);
    if (left.single() && right.single() && !common.isEmpty() && draw.choices.chance(25)) {
      return byName(draw, left, right, common);
    }
    Condition on = on(draw, left, right, outer);
    switch (draw.choices.below(leftmost ? 9 : 7)) {
      case 2, 3 -> {
        draw.note(Shape.LEFT_JOIN);
        return left.join(a.leftJoin(b).on(on), right);
      }
      case 4 -> {
        draw.note(Shape.RIGHT_JOIN);
        return left.join(a.rightJoin(b).on(on), right);
      }
      case 5 -> {
        draw.note(Shape.FULL_JOIN);
        return left.join(a.fullJoin(b).on(equality(draw, left, right)), right);
      }
      case 6 -> {
        draw.note(Shape.CROSS_JOIN);
        return left.join(a.crossJoin(b), right);
      }
      case 7 -> {
        draw.note(Shape.SEMI_JOIN);
        return left.keep(a.leftSemiJoin(b).on(on));
      }
      case 8 -> {
        draw.note(Shape.ANTI_JOIN);
        return left.keep(a.leftAntiJoin(b).on(on));
      }
      default -> {
        draw.note(Shape.INNER_JOIN);
        return left.join(a.join(b).on(on), right);
      }
    }
  }

  private static From byName(Draw draw, From left, From right, List<Field<?>> common) {
    Table<?> a = left.table();
    Table<?> b = right.table();
    Field<?> column = draw.choices.of(common);
    switch (draw.choices.below(4)) {
      case 0 -> {
        draw.note(Shape.JOIN_USING);
        return left.join(a.join(b).using(column), right);
      }
      case 1 -> {
        draw.note(Shape.LEFT_JOIN_USING);
        return left.join(a.leftJoin(b).using(column), right);
      }
      case 2 -> {
        draw.note(Shape.NATURAL_JOIN);
        return left.join(a.naturalJoin(b), right);
      }
      default -> {
        draw.note(Shape.NATURAL_LEFT_JOIN);
        return left.join(a.naturalLeftOuterJoin(b), right);
      }
    }
  }

  /** Without the tenant more often than not: ids alone are what somebody forgets the tenant on. */
  private static Condition on(Draw draw, From left, From right, Scope outer) {
    Condition equal = equality(draw, left, right);
    if (draw.choices.chance(25)) {
      List<Field<?>> both = new ArrayList<>(left.fields());
      both.addAll(right.fields());
      return equal.and(RandomPredicate.of(draw, outer.inside(both, List.of())));
    }
    return equal;
  }

  private static Condition equality(Draw draw, From left, From right) {
    return equal(draw, left, right, draw.choices.of(Integer.class, String.class));
  }

  private static <T> Condition equal(Draw draw, From left, From right, Class<T> type) {
    List<Field<T>> a = Types.of(type, left.fields());
    List<Field<T>> b = Types.of(type, right.fields());
    if (a.isEmpty() || b.isEmpty()) {
      return DSL.trueCondition();
    }
    return draw.choices.of(a).eq(draw.choices.of(b));
  }

  private static List<Field<?>> common(From left, From right) {
    List<Field<?>> common = new ArrayList<>();
    for (Field<?> field : left.fields()) {
      for (Field<?> other : right.fields()) {
        if (field.getName().equals(other.getName()) && field.getType() == other.getType()) {
          common.add(field);
        }
      }
    }
    return common;
  }
}
