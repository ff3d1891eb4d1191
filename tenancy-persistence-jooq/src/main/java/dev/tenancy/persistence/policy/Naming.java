package dev.tenancy.persistence.policy;

import java.util.List;
import org.jooq.conf.MappedCatalog;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.RenderTable;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;
import org.jspecify.annotations.Nullable;

/**
 * The settings by which jOOQ writes the name of a table or a column: with others, a text may name
 * other tables, and what the filter adds to it would be written otherwise. All other settings show in
 * the text, or do not matter to it.
 *
 * @param catalog whether a catalog is written
 * @param schema whether a schema is written
 * @param table when a table is written in front of a column
 * @param quoted which names are quoted
 * @param nameCase which names change their case
 * @param catalogs the catalogs that have other names
 * @param schemata the schemas that have other names
 * @param defaultCatalog the catalog that is not written
 * @param defaultSchema the schema that is not written
 */
record Naming(
    boolean catalog,
    boolean schema,
    RenderTable table,
    RenderQuotedNames quoted,
    RenderNameCase nameCase,
    List<MappedCatalog> catalogs,
    List<MappedSchema> schemata,
    String defaultCatalog,
    String defaultSchema) {

  static Naming of(Settings settings) {
    // None is the same as an empty one, which jOOQ makes of it while it renders.
    RenderMapping mapping = SettingsTools.getRenderMapping(settings);
    return new Naming(
        settings.isRenderCatalog(),
        settings.isRenderSchema(),
        settings.getRenderTable(),
        SettingsTools.getRenderQuotedNames(settings),
        SettingsTools.getRenderNameCase(settings),
        List.copyOf(mapping.getCatalogs()),
        List.copyOf(mapping.getSchemata()),
        orEmpty(mapping.getDefaultCatalog()),
        orEmpty(mapping.getDefaultSchema()));
  }

  /** Whether a table is always named with its schema. */
  boolean isQualified() {
    return schema && defaultSchema.isEmpty();
  }

  /** Refuses a mapping of tables: they are known by their classes, and must keep their names. */
  void check() {
    if (schemata.stream().anyMatch(Naming::mapsTables)
        || catalogs.stream()
            .flatMap(mapped -> mapped.getSchemata().stream())
            .anyMatch(Naming::mapsTables)) {
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
