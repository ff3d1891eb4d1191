package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Setting;
import java.util.Set;
import java.util.stream.Stream;

/** A session that begins with a tenant serves it to whoever forgets to bind. */
final class SettingCheck implements Check {
  private static final String TENANT = "tenancy.tenant_id";
  private static final String ROW_SECURITY = "row_security";
  private static final Set<String> DANGEROUS =
      Set.of(TENANT, ROW_SECURITY, "role", "session_replication_role");

  @Override
  public Stream<Finding> findings(Catalog catalog) {
    Stream<Finding> stored = catalog.settings().stream()
        .filter(setting -> DANGEROUS.contains(setting.name()))
        .map(setting -> Finding.error(
            Rule.SETTING,
            "setting " + setting.name() + " of " + whose(setting),
            "makes sessions begin with " + setting.value(),
            "alter " + whose(setting) + " reset " + setting.name() + ";"));
    return Stream.concat(stored, session(catalog));
  }

  /** The server's own file, or the address that was connected to, may say so as well. */
  private static Stream<Finding> session(Catalog catalog) {
    return Stream.of(TENANT, ROW_SECURITY)
        .filter(name -> catalog.settings().stream().noneMatch(set -> set.name().equals(name)))
        .filter(name -> name.equals(TENANT)
            ? !catalog.server().presetTenant().isEmpty()
            : !catalog.server().rowSecurity())
        .map(name -> Finding.error(
            Rule.SETTING,
            "setting " + name + " of the server or the connection",
            "makes sessions begin with a tenant, or without row security",
            "alter system reset " + name + "; select pg_reload_conf();"));
  }

  private static String whose(Setting setting) {
    if (setting.role().isEmpty()) {
      return setting.database().isEmpty() ? "role all" : "database " + setting.database();
    }
    return "role " + setting.role()
        + (setting.database().isEmpty() ? "" : " in database " + setting.database());
  }
}
