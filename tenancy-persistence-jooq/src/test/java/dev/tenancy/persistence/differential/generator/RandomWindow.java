package dev.tenancy.persistence.differential.generator;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Window functions whose order leaves nothing open: by every column there is. */
final class RandomWindow {
  private RandomWindow() {}

  static <T> Field<?> of(Draw draw, Class<T> type, Scope scope) {
    List<Field<?>> order = scope.own();
    List<Field<T>> columns = Types.of(type, order);
    if (columns.isEmpty()) {
      return RandomLiteral.of(draw, type);
    }
    Field<T> column = draw.choices.of(columns);
    Field<?> partition = draw.choices.of(order);
    if (type == Integer.class) {
      return switch (draw.choices.below(4)) {
        case 0 -> DSL.rowNumber().over(DSL.partitionBy(partition).orderBy(order));
        case 1 -> DSL.rank().over(DSL.orderBy(column));
        case 2 -> DSL.count().over(DSL.partitionBy(partition));
        default -> DSL.ntile(3).over(DSL.orderBy(order));
      };
    } else if (type == BigDecimal.class) {
      return DSL.sum(column.coerce(BigDecimal.class)).over(DSL.partitionBy(partition));
    }
    return switch (draw.choices.below(3)) {
      case 0 -> DSL.lag(column).over(DSL.orderBy(order));
      case 1 -> DSL.firstValue(column).over(DSL.partitionBy(partition).orderBy(order));
      default -> column;
    };
  }
}
