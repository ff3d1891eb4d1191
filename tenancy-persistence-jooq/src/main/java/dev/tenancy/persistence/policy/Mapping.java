package dev.tenancy.persistence.policy;

import java.util.List;
import org.jooq.conf.MappedCatalog;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jspecify.annotations.Nullable;

/**
 * Settings by which jOOQ writes other names than a table's own, as they were at one moment: jOOQ
 * itself makes an empty mapping out of none while it renders.
 *
 * @param catalogs the mapped catalogs
 * @param schemata the mapped schemas
 * @param defaultCatalog the catalog that is not written
 * @param defaultSchema the schema that is not written
 */
record Mapping(
    List<MappedCatalog> catalogs,
    List<MappedSchema> schemata,
    String defaultCatalog,
    String defaultSchema) {
  private static final Mapping NONE = new Mapping(List.of(), List.of(), "", "");

  static Mapping of(@Nullable RenderMapping settings) {
    return settings == null
        ? NONE
        : new Mapping(
            List.copyOf(settings.getCatalogs()),
            List.copyOf(settings.getSchemata()),
            orEmpty(settings.getDefaultCatalog()),
            orEmpty(settings.getDefaultSchema()));
  }

  /** Refuses a mapping of tables: they are known by their classes, and must keep their names. */
  void check() {
    if (schemata.stream().anyMatch(Mapping::mapsTables)
        || catalogs.stream()
            .flatMap(catalog -> catalog.getSchemata().stream())
            .anyMatch(Mapping::mapsTables)) {
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

  private static String orEmpty(@Nullable String name) {
    return name == null ? "" : name;
  }
}
