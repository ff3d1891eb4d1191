package dev.tenancy.testkit.isolation.catalog;

import java.util.List;

/**
 * The type of a column, down to what its values are written as.
 *
 * @param name as in a cast, with its modifiers
 * @param kind how its values are made up
 * @param base the type's own name, without modifiers, such as {@code int4}
 * @param labels of an enum
 * @param parts the element of an array, the fields of a composite, what a range is of, or what a domain
 *     is put upon
 * @param checks of a domain, in which its value is called VALUE
 */
public record ColumnType(
    String name,
    Kind kind,
    String base,
    List<String> labels,
    List<ColumnType> parts,
    List<String> checks) {

  /** How values are made up. */
  public enum Kind {
    /** Of characters that the type itself reads. */
    BASE,
    /** Of labels. */
    ENUM,
    /** Of the values of another type. */
    DOMAIN,
    /** Of one element or several. */
    ARRAY,
    /** Of a field each. */
    COMPOSITE,
    /** Of two bounds. */
    RANGE,
    /** Of several ranges. */
    MULTIRANGE
  }
}
