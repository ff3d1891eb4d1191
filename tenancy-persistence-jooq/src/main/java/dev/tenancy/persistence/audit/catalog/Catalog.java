package dev.tenancy.persistence.audit.catalog;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the audit has to know of a database, as it was at one moment.
 *
 * @param scope what was looked at
 * @param serving the roles that serve, not quoted: those that were named, and whoever else has been
 *     granted rows of a tenant-owned table and is not named as crossing
 */
public record Catalog(
    AuditScope scope,
    Set<String> serving,
    Server server,
    List<Table> tables,
    List<Policy> policies,
    List<Key> keys,
    List<ForeignKey> foreignKeys,
    List<View> views,
    List<Routine> routines,
    List<Role> roles,
    List<Membership> memberships,
    List<Ownership> ownerships,
    List<Grant> grants,
    List<CreateGrant> createGrants,
    List<DefaultGrant> defaultGrants,
    List<Trigger> triggers,
    List<Setting> settings,
    List<ParameterGrant> parameterGrants,
    List<Publication> publications,
    List<LoginTrigger> loginTriggers) {
  private static final Set<String> ROWS = Set.of("select", "insert", "update", "delete");

  /** Reads it all; the connection must be in one transaction that sees one moment. */
  public static Catalog read(Session db, AuditScope scope) throws SQLException {
    List<Table> tables = Table.read(db, scope);
    Long[] all = numbers(tables, table -> true);
    Long[] owned = numbers(tables, Table::isTenantOwned);
    Long[] withTenant = numbers(tables, table -> table.discriminator().isPresent());
    List<Grant> grants = Grant.read(db, all);
    List<Role> roles = Role.read(db, withTenant);
    Set<String> servingRoles = serving(scope, grants, Set.of(withTenant));
    String[] serving = Names.array(
        roles.stream().map(Role::plainName).filter(servingRoles::contains).toList());
    String[] schemas = Names.array(Stream.concat(
            Stream.concat(Stream.of("tenancy"), scope.schemas().stream()),
            tables.stream().map(Table::schema))
        .distinct()
        .toList());
    return new Catalog(
        scope,
        servingRoles,
        Server.read(db),
        tables,
        Policy.read(db, owned),
        Key.read(db, scope, owned),
        ForeignKey.read(db, scope, owned),
        View.read(db, withTenant, serving),
        Routine.read(db, serving),
        roles,
        Membership.read(db, serving),
        Ownership.read(db, schemas, all),
        grants,
        CreateGrant.read(db, schemas, serving),
        DefaultGrant.read(db, schemas, serving),
        Trigger.read(db, owned),
        Setting.read(db),
        ParameterGrant.read(db, serving),
        Publication.read(db, owned),
        LoginTrigger.read(db));
  }

  /** The tables that row security has to be on. */
  public Stream<Table> tenantOwned() {
    return tables.stream().filter(Table::isTenantOwned);
  }

  /** The table with a number, when it is a tenant-owned one. */
  public Optional<Table> tenantOwned(long oid) {
    return tenantOwned().filter(table -> table.oid() == oid).findFirst();
  }

  /** The policies of a table. */
  public Stream<Policy> policies(Table table) {
    return policies.stream().filter(policy -> policy.table() == table.oid());
  }

  /** The roles that serve, as far as they exist. */
  public Stream<Role> servingRoles() {
    return roles.stream().filter(role -> serving.contains(role.plainName()));
  }

  /** The role of a name. */
  public Optional<Role> role(String plainName) {
    return roles.stream().filter(role -> role.plainName().equals(plainName)).findFirst();
  }

  private static Set<String> serving(AuditScope scope, List<Grant> grants, Set<Long> tables) {
    return Stream.concat(
            scope.serving().stream(),
            grants.stream()
                .filter(grant -> tables.contains(grant.table()))
                .filter(grant -> ROWS.contains(grant.privilege()))
                .map(Grant::grantee)
                .flatMap(Optional::stream)
                .filter(grantee -> !scope.crossing().contains(grantee)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Long[] numbers(Collection<Table> tables, Predicate<Table> filter) {
    Function<Table, Long> number = Table::oid;
    return Names.numbers(tables.stream().filter(filter).map(number).toList());
  }
}
