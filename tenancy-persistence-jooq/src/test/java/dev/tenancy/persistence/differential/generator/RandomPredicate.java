package dev.tenancy.persistence.differential.generator;

import dev.tenancy.persistence.differential.PurchaseState;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** Conditions over what a scope can name. None can fail on any row, whoever's row it is. */
final class RandomPredicate {
  private RandomPredicate() {}

  static Condition of(Draw draw, Scope scope) {
    return switch (draw.choices.below(20)) {
      case 14 -> of(draw, scope).and(simple(draw, scope));
      case 15 -> of(draw, scope).or(simple(draw, scope));
      case 16 -> DSL.not(of(draw, scope));
      case 17, 18, 19 -> RandomQueryPredicate.of(draw, scope);
      default -> simple(draw, scope);
    };
  }

  /** A condition without a query in it. */
  static Condition simple(Draw draw, Scope scope) {
    List<Field<?>> fields = scope.own().isEmpty() ? scope.all() : scope.own();
    return fields.isEmpty()
        ? comparison(draw, RandomLiteral.of(draw, Integer.class), scope)
        : on(draw, draw.choices.of(fields), scope);
  }

  private static <T> Condition on(Draw draw, Field<T> field, Scope scope) {
    if (draw.choices.chance(40)) {
      if (field.getType() == JSONB.class) {
        draw.note(Shape.JSONB_PREDICATE);
        return DSL.jsonbGetAttributeAsText(field.coerce(JSONB.class), "k")
            .eq(RandomValue.simple(draw, String.class, scope));
      } else if (field.getType() == String[].class) {
        draw.note(Shape.ARRAY_PREDICATE);
        return array(draw, field.coerce(String[].class), String.class);
      } else if (field.getType() == Integer[].class) {
        draw.note(Shape.ARRAY_PREDICATE);
        return array(draw, field.coerce(Integer[].class), Integer.class);
      } else if (field.getType() == Boolean.class) {
        return DSL.condition(field.coerce(Boolean.class));
      }
    }
    draw.noted(Shape.ENUM_PREDICATE, field.getType() == PurchaseState.class);
    return switch (draw.choices.below(12)) {
      case 0 -> field.isNotNull();
      case 1 -> field.isNull();
      case 2 -> field.in(literal(draw, field), literal(draw, field));
      case 3 -> field.notIn(literal(draw, field), literal(draw, field));
      case 4 -> field.between(literal(draw, field), literal(draw, field));
      case 5 -> field.isDistinctFrom(other(draw, field, scope));
      case 6 -> {
        draw.note(Shape.PLAIN_SNIPPET);
        yield DSL.condition("{0} is not null", field);
      }
      default -> comparison(draw, field, scope);
    };
  }

  private static <T> Condition comparison(Draw draw, Field<T> field, Scope scope) {
    Field<T> other = other(draw, field, scope);
    return switch (draw.choices.below(6)) {
      case 0, 1 -> field.ne(other);
      case 2, 3 -> field.eq(other);
      case 4 -> field.le(other);
      default -> field.gt(other);
    };
  }

  private static <T> Field<T> other(Draw draw, Field<T> field, Scope scope) {
    return draw.choices.chance(50)
        ? RandomValue.of(draw, field.getType(), scope)
        : literal(draw, field);
  }

  private static <T> Field<T> literal(Draw draw, Field<T> field) {
    return RandomLiteral.of(draw, field.getType());
  }

  private static <T> Condition array(Draw draw, Field<T[]> field, Class<T> element) {
    return draw.choices.below(2) == 0
        ? field.contains(RandomLiteral.value(draw, field.getType()))
        : RandomLiteral.of(draw, element).eq(DSL.any(field));
  }
}
