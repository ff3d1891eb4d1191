package dev.tenancy.persistence.differential.generator;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** Expressions of a wanted type: columns, literals, functions, CASE, queries of one value. */
final class RandomValue {
  private RandomValue() {}

  static <T> Field<T> of(Draw draw, Class<T> type, Scope scope) {
    return switch (draw.choices.below(20)) {
      case 14 -> DSL.coalesce(simple(draw, type, scope), simple(draw, type, scope));
      case 15 -> {
        draw.note(Shape.CASE);
        yield DSL.when(RandomPredicate.of(draw, scope), simple(draw, type, scope))
            .otherwise(simple(draw, type, scope));
      }
      case 16, 17 -> function(draw, type, scope);
      case 18, 19 -> scalar(draw, type, scope);
      default -> simple(draw, type, scope);
    };
  }

  /** A column where there is one, or a literal. */
  static <T> Field<T> simple(Draw draw, Class<T> type, Scope scope) {
    List<Field<T>> own = Types.of(type, scope.own());
    List<Field<T>> columns =
        own.isEmpty() || draw.choices.chance(15) ? Types.of(type, scope.all()) : own;
    return columns.isEmpty() || draw.choices.chance(10)
        ? RandomLiteral.of(draw, type)
        : draw.choices.of(columns);
  }

  /** A query of one value, in an expression. */
  static <T> Field<T> scalar(Draw draw, Class<T> type, Scope scope) {
    if (!draw.mayNest(scope)) {
      return simple(draw, type, scope);
    }
    draw.note(Shape.SCALAR_QUERY);
    return RandomQueries.oneValue(draw, type, scope);
  }

  @SuppressWarnings("unchecked")
  private static <T> Field<T> function(Draw draw, Class<T> type, Scope scope) {
    draw.note(Shape.FUNCTION);
    Field<?> result;
    if (type == Integer.class) {
      result = switch (draw.choices.below(4)) {
        case 0 -> DSL.charLength(of(draw, String.class, scope));
        case 1 -> of(draw, Integer.class, scope).plus(simple(draw, Integer.class, scope));
        case 2 -> DSL.cardinality(simple(draw, Integer[].class, scope));
        default ->
          DSL.greatest(simple(draw, Integer.class, scope), scalar(draw, Integer.class, scope));
      };
    } else if (type == String.class) {
      result = switch (draw.choices.below(4)) {
        case 0 -> DSL.upper(of(draw, String.class, scope));
        case 1 -> DSL.concat(simple(draw, String.class, scope), scalar(draw, String.class, scope));
        case 2 -> DSL.jsonbGetAttributeAsText(simple(draw, JSONB.class, scope), "k");
        default -> DSL.substring(simple(draw, String.class, scope), 2);
      };
    } else if (type == BigDecimal.class) {
      result = of(draw, BigDecimal.class, scope).plus(simple(draw, BigDecimal.class, scope));
    } else if (type == Boolean.class) {
      result = DSL.field(RandomPredicate.of(draw, scope));
    } else {
      result = DSL.coalesce(scalar(draw, type, scope), simple(draw, type, scope));
    }
    return (Field<T>) result;
  }
}
