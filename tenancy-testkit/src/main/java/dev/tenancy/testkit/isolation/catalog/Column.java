package dev.tenancy.testkit.isolation.catalog;

/**
 * A column of a table.
 *
 * @param name quoted where SQL wants it
 * @param nullable whether it may be left empty
 * @param source where its value comes from when a row does not bring one
 */
public record Column(String name, ColumnType type, boolean nullable, Source source) {
  /** Where a value comes from. */
  public enum Source {
    /** From nowhere: it is null. */
    NOWHERE,
    /** From the column's default, or its sequence. */
    DEFAULT,
    /** It is computed from other columns; a row cannot bring one. */
    COMPUTED
  }

  /** Whether a row has to bring a value. */
  public boolean isRequired() {
    return !nullable && source == Source.NOWHERE;
  }
}
