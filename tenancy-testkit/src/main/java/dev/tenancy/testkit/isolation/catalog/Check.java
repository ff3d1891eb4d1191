package dev.tenancy.testkit.isolation.catalog;

import java.util.Set;

/**
 * A CHECK constraint.
 *
 * @param expression in which columns stand by their names alone
 * @param columns that it looks at, quoted where SQL wants it
 */
public record Check(String name, String expression, Set<String> columns) {}
