package dev.tenancy.testkit.isolation.mutation;

import dev.tenancy.testkit.isolation.attack.Privileges;
import dev.tenancy.testkit.isolation.catalog.PolicyFunction;
import dev.tenancy.testkit.isolation.catalog.Protection;
import dev.tenancy.testkit.isolation.catalog.Table;
import dev.tenancy.testkit.isolation.rows.Discriminator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What holes are made in.
 *
 * @param role that serves
 * @param tables whose rows belong to tenants
 * @param protections of all tables, by their names
 * @param functions that policies call
 */
public record Subject(
    String role,
    Privileges privileges,
    Discriminator whose,
    List<Table> tables,
    Map<String, Protection> protections,
    List<PolicyFunction> functions) {
  /** Those that the serving role reaches; of others it makes no difference. */
  Stream<Table> protectedTables() {
    return tables.stream()
        .filter(table -> protection(table).enabled() && privileges.reach(table.name()));
  }

  /** Those on which the serving role has a privilege; what it has none on it does not reach. */
  Stream<Table> tablesWith(String privilege) {
    return tables.stream().filter(table -> privileges.has(privilege, table.name()));
  }

  Protection protection(Table table) {
    return protections.getOrDefault(table.name(), Protection.NONE);
  }

  boolean owns(String table) {
    return tables.stream().anyMatch(each -> each.name().equals(table));
  }

  String discriminator(Table table) {
    return whose.of(table).orElseThrow();
  }
}
