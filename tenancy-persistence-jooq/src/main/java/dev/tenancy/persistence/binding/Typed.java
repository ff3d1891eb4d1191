package dev.tenancy.persistence.binding;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which values the driver sends with their type. For others it may ask the server first, and having
 * asked, it may put a Sync in front of the statement, which ends the transaction that was bound.
 */
final class Typed {
  private Typed() {}

  static boolean isDeclared(@Nullable Object value, boolean declaresStrings) {
    return value instanceof UUID
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Short
        || value instanceof Double
        || value instanceof Float
        || value instanceof BigDecimal
        || value instanceof byte[]
        || (declaresStrings && value instanceof String);
  }

  static boolean isDeclared(int sqlType) {
    return switch (sqlType) {
      case Types.INTEGER,
          Types.SMALLINT,
          Types.BIGINT,
          Types.REAL,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.BOOLEAN,
          Types.VARBINARY -> true;
      default -> false;
    };
  }
}
