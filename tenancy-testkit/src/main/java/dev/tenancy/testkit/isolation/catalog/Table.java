package dev.tenancy.testkit.isolation.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A table that can hold rows, or a partitioned one. Names are quoted where SQL wants it.
 *
 * @param name with its schema
 * @param parent the table that it is a partition of
 */
public record Table(
    String name,
    Optional<String> parent,
    List<Column> columns,
    List<Check> checks,
    List<Key> keys,
    List<ForeignKey> foreignKeys) {

  /** A column by its quoted name. */
  public Optional<Column> column(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst();
  }
}
