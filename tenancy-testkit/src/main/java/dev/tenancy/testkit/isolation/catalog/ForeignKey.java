package dev.tenancy.testkit.isolation.catalog;

import java.util.List;

/**
 * A foreign key. Names are quoted where SQL wants it.
 *
 * @param columns that refer
 * @param parent the table that is referred to
 * @param parentColumns that are referred to, in the order of {@code columns}
 */
public record ForeignKey(
    String name, List<String> columns, String parent, List<String> parentColumns) {}
