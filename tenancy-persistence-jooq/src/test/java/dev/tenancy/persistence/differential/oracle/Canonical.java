package dev.tenancy.persistence.differential.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Record;
import org.jooq.Result;

/** Results as text. Rows without an order are put into one; rows within rows never have one. */
final class Canonical {
  private Canonical() {}

  static List<String> rows(Object result, boolean ordered) {
    if (!(result instanceof List<?> several)) {
      return List.of(value(result));
    }
    List<String> rows = new ArrayList<>();
    several.forEach(row -> rows.add(value(row)));
    if (!ordered) {
      rows.sort(null);
    }
    return rows;
  }

  private static String value(Object value) {
    if (value instanceof Result<?> nested) {
      return rows(nested, false).toString();
    } else if (value instanceof Record row) {
      return rows(row.intoList(), true).toString();
    } else if (value instanceof List<?> list) {
      return rows(list, true).toString();
    } else if (value instanceof Object[] array) {
      return rows(Arrays.asList(array), true).toString();
    } else if (value instanceof int[] counts) {
      return Arrays.toString(counts);
    }
    return String.valueOf(value);
  }
}
