package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Table;

/** Lines of SQL that several findings share. All names come quoted from the server. */
final class Remedy {
  private static final String USUAL_COLUMN = "tenant_id";

  private Remedy() {}

  /** Protects a table, and grants nobody anything. */
  static String protect(Table table) {
    String column = table
        .discriminator()
        .filter(discriminator -> !discriminator.name().equals(USUAL_COLUMN))
        .map(discriminator -> ", discriminator => " + discriminator.literal())
        .orElse("");
    return "select tenancy.protect(" + table.literal() + ", serving => '{}'" + column + ");";
  }

  static String alterTable(Table table, String change) {
    return "alter table " + table.name() + " " + change + ";";
  }
}
