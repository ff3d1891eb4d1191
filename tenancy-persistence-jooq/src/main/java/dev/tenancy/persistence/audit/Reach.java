package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Grant;
import dev.tenancy.persistence.audit.catalog.Table;
import java.util.List;

/** What cannot be protected is an error for whoever serves and can read it, else worth a warning. */
final class Reach {
  private Reach() {}

  /** Who serves, or everybody, as far as the table has been granted to them. */
  static List<String> of(Catalog catalog, Table table) {
    return catalog.grants().stream()
        .filter(grant -> grant.table() == table.oid())
        .filter(grant -> grant.grantee().map(catalog.serving()::contains).orElse(true))
        .map(Grant::granteeSql)
        .distinct()
        .toList();
  }

  static Finding finding(
      Rule rule, String object, String message, String name, List<String> readers) {
    return readers.isEmpty()
        ? Finding.warning(
            rule,
            object,
            message + "; nobody who serves can read it",
            "-- keep it from the roles that serve")
        : Finding.error(
            rule,
            object,
            message + ", and can be read by " + String.join(", ", readers),
            "revoke all on table " + name + " from public, " + String.join(", ", readers) + ";");
  }
}
