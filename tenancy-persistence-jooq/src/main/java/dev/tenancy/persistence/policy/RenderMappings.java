package dev.tenancy.persistence.policy;

import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jspecify.annotations.Nullable;

/** Settings by which jOOQ writes other names: tables are known by their classes, and must keep theirs. */
final class RenderMappings {
  private RenderMappings() {}

  /** Refuses a mapping of tables. */
  static void check(@Nullable RenderMapping mapping) {
    if (mapping != null
        && (mapping.getSchemata().stream().anyMatch(RenderMappings::mapsTables)
            || mapping.getCatalogs().stream()
                .flatMap(catalog -> catalog.getSchemata().stream())
                .anyMatch(RenderMappings::mapsTables))) {
      throw Refusals.mapping();
    }
  }

  /** Without a schema of its own, also the name of a common table expression is mapped. */
  private static boolean mapsTables(MappedSchema schema) {
    return !schema.getTables().isEmpty()
        || schema.getInputExpression() != null
        || schema.getInput() == null
        || schema.getInput().isEmpty();
  }
}
