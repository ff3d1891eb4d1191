package dev.tenancy.testkit.isolation.catalog;

import java.util.List;

/**
 * A primary key, a unique key, an exclusion constraint, or a unique index.
 *
 * @param columns what its columns, expressions and condition ask of a row, quoted where SQL wants it
 * @param equal those of the columns in which two rows have to be equal to meet
 */
public record Key(String name, List<String> columns, List<String> equal) {
  /** Whether rows that differ in a column never meet in it. */
  public boolean separates(String column) {
    return equal.contains(column);
  }

  /** Whether it is nothing but columns. */
  public boolean isPlain() {
    return equal.equals(columns);
  }
}
