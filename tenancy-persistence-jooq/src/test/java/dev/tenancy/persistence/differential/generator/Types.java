package dev.tenancy.persistence.differential.generator;

import dev.tenancy.persistence.differential.PurchaseState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;

/** The types of the schema's columns. */
final class Types {
  static final List<Class<?>> ALL = List.of(
      Integer.class,
      String.class,
      BigDecimal.class,
      Boolean.class,
      LocalDateTime.class,
      LocalDate.class,
      PurchaseState.class,
      JSONB.class,
      Integer[].class,
      String[].class,
      UUID.class);

  private Types() {}

  /** From one to so many of them, more often the ordinary ones. */
  static List<Class<?>> several(Draw draw, int most) {
    List<Class<?>> types = new ArrayList<>();
    int count = 1 + draw.choices.below(most);
    for (int i = 0; i < count; i++) {
      types.add(draw.choices.chance(40) ? draw.choices.of(ALL) : ALL.get(draw.choices.below(3)));
    }
    return types;
  }

  /** The columns of a type. */
  @SuppressWarnings("unchecked")
  static <T> List<Field<T>> of(Class<T> type, Collection<Field<?>> fields) {
    List<Field<T>> found = new ArrayList<>();
    for (Field<?> field : fields) {
      if (field.getType() == type) {
        found.add((Field<T>) field);
      }
    }
    return found;
  }

  /** Whether max() knows the type, in every supported version. */
  static boolean hasMaximum(Class<?> type) {
    return type != UUID.class && type != JSONB.class && type != Boolean.class;
  }
}
