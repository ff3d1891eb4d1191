package dev.tenancy.persistence.differential.generator;

import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;

import dev.tenancy.persistence.differential.PurchaseState;
import dev.tenancy.persistence.differential.choice.Choices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** Bind values, out of few, so that they often meet a row. */
public final class RandomLiteral {
  private static final String[] WORDS = {
    "ash", "beech", "cedar", "elm", "fir", "hazel", "larch", "oak"
  };
  private static final String[] DOCUMENTS = {
    "{}", "{\"k\": \"ash\"}", "{\"k\": \"oak\", \"n\": 1}", "{\"n\": 2}", "[1, 2]", "null"
  };

  private RandomLiteral() {}

  @SuppressWarnings("unchecked")
  static <T> Field<T> of(Draw draw, Class<T> type) {
    T value = value(draw, type);
    return type == PurchaseState.class
        ? (Field<T>) DSL.val(value, PURCHASE.STATE.getDataType())
        : DSL.val(value, type);
  }

  static <T> T value(Draw draw, Class<T> type) {
    if (type != UUID.class) {
      return type.cast(plain(draw.choices, type));
    }
    Tenants tenants = draw.tenants;
    UUID tenant = draw.choices.of(tenants.own(), tenants.other(), tenants.third());
    draw.noted(Shape.ANOTHER_TENANTS_ID, !tenant.equals(tenants.own()));
    return type.cast(tenant);
  }

  /** A value of any type but a tenant's id. */
  public static Object plain(Choices choices, Class<?> type) {
    if (type == Integer.class) {
      return choices.below(9);
    } else if (type == String.class) {
      return choices.of(WORDS);
    } else if (type == BigDecimal.class) {
      return BigDecimal.valueOf(choices.below(40) * 25L, 2);
    } else if (type == Boolean.class) {
      return choices.below(2) == 1;
    } else if (type == LocalDateTime.class) {
      return LocalDateTime.of(2026, 1, 1 + choices.below(9), choices.below(24), 0);
    } else if (type == LocalDate.class) {
      return LocalDate.of(2024 + choices.below(4), 1 + choices.below(2), 1 + choices.below(3));
    } else if (type == PurchaseState.class) {
      return choices.of(PurchaseState.values());
    } else if (type == JSONB.class) {
      return JSONB.valueOf(choices.of(DOCUMENTS));
    } else if (type == Integer[].class) {
      Integer[] several = new Integer[choices.below(3)];
      for (int i = 0; i < several.length; i++) {
        several[i] = choices.below(5);
      }
      return several;
    } else if (type == String[].class) {
      String[] several = new String[choices.below(3)];
      for (int i = 0; i < several.length; i++) {
        several[i] = choices.of(WORDS);
      }
      return several;
    }
    throw new IllegalArgumentException("no values of " + type);
  }
}
