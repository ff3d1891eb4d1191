package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import dev.tenancy.persistence.audit.catalog.Role;
import java.util.Comparator;
import java.util.List;

/** All that is looked for. */
final class Checks {
  private static final List<Check> ALL = List.of(
      new SchemaMissingCheck(),
      new EngineCheck(),
      new RoleMissingCheck(),
      new RolePowerCheck(Rule.ROLE_SUPERUSER, Role::superuser, "superuser"),
      new RolePowerCheck(Rule.ROLE_BYPASSES, Role::bypasses, "bypassrls"),
      new RolePowerCheck(Rule.ROLE_CREATES_ROLES, Role::createsRoles, "createrole"),
      new RolePowerCheck(Rule.ROLE_REPLICATES, Role::replicates, "replication"),
      new RoleOwnerCheck(),
      new RoleMemberCheck(),
      new RoleWatchesCheck(),
      new RoleCrossingCheck(),
      new FunctionMissingCheck(),
      new FunctionChangedCheck(),
      new FunctionOverloadedCheck(),
      new FunctionDefinerCheck(),
      new FunctionImmutableCheck(),
      new FunctionLeakproofCheck(),
      new FunctionUntrustedCheck(),
      new TableUndeclaredCheck(),
      new SharedTableMissingCheck(),
      new SharedTableOwnedCheck(),
      new ForeignTableCheck(),
      new TenantNullableCheck(),
      new TenantTypeCheck(),
      new TenantDefaultCheck(),
      new KeyCheck(Rule.PRIMARY_KEY, "p", "primary key"),
      new KeyCheck(Rule.UNIQUE_KEY, "ui", "unique key"),
      new KeyCheck(Rule.EXCLUSION, "x", "exclusion constraint"),
      new ForeignKeyCheck(),
      new ForeignKeyActionCheck(),
      new ForeignKeySharedCheck(),
      new KeySequenceCheck(),
      new PolicyExtraCheck(),
      new TableUnprotectedCheck(),
      new RowSecurityOffCheck(),
      new RowSecurityNotForcedCheck(),
      new PolicyMissingCheck(),
      new PolicyNarrowedCheck(),
      new PolicyCheckCheck(),
      new PolicyExpressionCheck(),
      new ViewDefinerCheck(),
      new MaterializedViewCheck(),
      new GrantCheck(),
      new GrantDefaultCheck(),
      new GrantPublicCheck(),
      new GrantCreateCheck(),
      new GrantTenantsCheck(),
      new GrantControlCheck(),
      new GrantParameterCheck(),
      new TableRuleCheck(),
      new TriggerDefinerCheck(),
      new TriggerCheck(),
      new LoginTriggerCheck(),
      new SettingCheck(),
      new PublicationCheck());

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity).thenComparing(Finding::rule);

  private Checks() {}

  /** Errors first, then in the order in which remedies are best applied. */
  static List<Finding> findings(Catalog catalog) {
    return ALL.stream().flatMap(check -> check.findings(catalog)).sorted(ORDER).toList();
  }
}
