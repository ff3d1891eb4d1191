package dev.tenancy.testkit.isolation.catalog;

import java.util.List;

/**
 * A primary key, a unique key, or a unique index on columns without a condition.
 *
 * @param columns quoted where SQL wants it
 */
public record Key(String name, List<String> columns) {}
