package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.ForeignKey;
import dev.tenancy.persistence.audit.catalog.Key;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key that compares the rows of all tenants tells one what another has. */
final class KeyCheck implements Check {
  private final Rule rule;
  private final String types;
  private final String what;

  /** Looks at some types of key. */
  KeyCheck(Rule rule, String types, String what) {
    this.rule = rule;
    this.types = types;
    this.what = what;
  }

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    return catalog.keys().stream()
        .filter(key -> types.indexOf(key.type()) >= 0 && !key.isolating())
        .flatMap(key -> catalog
            .tenantOwned(key.table())
            .map(table -> Finding.error(
                rule,
                what + " " + key.name() + " of " + table.name(),
                "does not lead with " + catalog.scope().column()
                    + ", and compares rows of different tenants",
                remedy(catalog, table, key)))
            .stream());
  }

  /** What refers to the key goes first and comes back, led by the tenant. */
  private static String remedy(Catalog catalog, Table table, Key key) {
    List<ForeignKey> references = catalog.foreignKeys().stream()
        .filter(reference -> reference.index() == key.index())
        .toList();
    String before = references.stream().map(ForeignKeys::drop).collect(Collectors.joining());
    String after = references.stream()
        .filter(ForeignKey::fromTenantOwned)
        .map(reference -> " " + ForeignKeys.add(catalog, reference))
        .collect(Collectors.joining());
    return before + replace(table, key) + after;
  }

  private static String replace(Table table, Key key) {
    if (key.type() == 'i') {
      return "drop index " + key.indexName() + "; " + key.definition() + ";";
    }
    String column = table.discriminator().map(Table.Discriminator::name).orElseThrow();
    String columns =
        " (" + column + (key.otherColumns().isEmpty() ? "" : ", " + key.otherColumns()) + ")";
    String definition = key.type() == 'x'
        ? key.definition()
        : (key.type() == 'p' ? "primary key" : "unique") + columns;
    return "alter table " + table.name() + " drop constraint " + key.name() + ", add constraint "
        + key.name() + " " + definition + ";";
  }
}
