package dev.tenancy.persistence.policy;

import dev.tenancy.persistence.TenantPolicyException;
import org.jooq.DDLQuery;
import org.jooq.Merge;
import org.jooq.QueryPart;
import org.jooq.Routine;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.QOM;

/** Everything that the policy refuses, and what to write instead. */
final class Refusals {
  private static final String ROW_SECURITY_ALONE =
      "run it on TenantDatabase.connections(tenant), where row security alone keeps tenants apart";

  private Refusals() {}

  static TenantPolicyException dialect(SQLDialect dialect) {
    return new TenantPolicyException(
        "a statement in the dialect " + dialect,
        "the filter is proven for SQLDialect.POSTGRES only");
  }

  static TenantPolicyException mapping() {
    return new TenantPolicyException(
        "a RenderMapping in the settings that maps tables, a schema without a name or an expression, by"
            + " which a table may be another one",
        "map schemas by their names, or generate the code with the names that the database has");
  }

  static TenantPolicyException changedText() {
    return new TenantPolicyException(
        "a statement that jOOQ does not render twice alike, because of a listener or a part of one's own",
        "let listeners change the text in prepareStart, and parts depend on nothing but themselves");
  }

  static TenantPolicyException keptStatement() {
    return new TenantPolicyException(
        "a statement that was prepared by an earlier execution of its query",
        "leave keepStatement(true) out: pools and drivers remember statements by themselves");
  }

  static TenantPolicyException aliasedJoin(Table<?> table) {
    return new TenantPolicyException(
        "an alias on a join: " + table, "write select().from(join).asTable(alias)");
  }

  static TenantPolicyException statement(QueryPart part) {
    if (part instanceof Merge) {
      return new TenantPolicyException(
          "MERGE INTO " + FirstTable.of(part)
              + " (jOOQ makes one of onDuplicateKeyUpdate() on a table with several unique keys, too)",
          "write insertInto(…).onConflict(…).doUpdate()");
    }
    if (part instanceof QOM.Truncate<?> truncate) {
      return new TenantPolicyException(
          "TRUNCATE of " + truncate.$table() + ", which empties it for all tenants",
          "write deleteFrom(…)");
    }
    if (part instanceof QOM.SetCommand
        || part instanceof QOM.SetSchema
        || part instanceof QOM.SetCatalog) {
      return new TenantPolicyException(
          "a change of the session's settings in a tenant's scope",
          "set it where the pool opens its connections, or use jOOQ's Settings");
    }
    if (part instanceof DDLQuery) {
      return new TenantPolicyException(
          "a change of the schema in a tenant's scope: " + FirstTable.of(part),
          "write a migration");
    }
    if (part instanceof Routine<?> routine) {
      return new TenantPolicyException(
          "a call of the routine " + routine.getName() + ", which the filter cannot see into",
          ROW_SECURITY_ALONE);
    }
    return new TenantPolicyException(
        "a statement of a kind that the filter does not know, such as plain SQL ("
            + part.getClass().getSimpleName()
            + ")",
        "write a select, insert, update or delete of jOOQ's, or " + ROW_SECURITY_ALONE);
  }

  static TenantPolicyException selectInto(Table<?> table) {
    return new TenantPolicyException(
        "SELECT … INTO " + table + ", which makes a table", "write insertInto(…).select(…)");
  }

  static TenantPolicyException table(Table<?> table, Ownership ownership) {
    return switch (ownership) {
      case UNDECLARED ->
        new TenantPolicyException(
            "the table " + table + ", which has no tenant column and is not declared shared",
            "declare it with TenantPolicy.shared(…), if every tenant may read all of it");
      case UNKNOWN ->
        new TenantPolicyException(
            "the table " + table + ", of which nothing is known but its name",
            "use the generated table, or declare the common table expression of that name in "
                + "the same statement; or "
                + ROW_SECURITY_ALONE);
      default ->
        new TenantPolicyException(
            "the table " + table + " in a place where the filter cannot reach it",
            "name it in the FROM clause of a select of its own");
    };
  }

  static TenantPolicyException tableExpression(Table<?> table) {
    return new TenantPolicyException(
        "the table expression " + table + " (" + table.getClass().getSimpleName() + ")",
        "use generated tables, joins, derived tables and common table expressions");
  }

  static TenantPolicyException writingShared(Table<?> table) {
    return new TenantPolicyException(
        "writing to the shared table " + table, "every tenant reads it: write it across tenants");
  }

  static TenantPolicyException target(Table<?> table) {
    return new TenantPolicyException(
        "writing to " + table + ", which is no tenant-owned table", "name a generated table");
  }

  static TenantPolicyException foreignTenant(Table<?> table) {
    return new TenantPolicyException(
        "a row of " + table + " for another tenant than the scope's",
        "leave the tenant column out: it is filled in");
  }

  static TenantPolicyException unprovenTenant(Table<?> table) {
    return new TenantPolicyException(
        "an expression as the tenant of a row of " + table,
        "leave the tenant column out: it is filled in");
  }

  static TenantPolicyException movedTenant(Table<?> table) {
    return new TenantPolicyException(
        "an assignment to the tenant column of " + table, "a row never moves to another tenant");
  }

  static TenantPolicyException unknownColumn(Table<?> table, QueryPart column) {
    return new TenantPolicyException(
        "an assignment to " + column + ", which is no column of " + table,
        "use the generated table's fields");
  }

  static TenantPolicyException limitedWrite(Table<?> table) {
    return new TenantPolicyException(
        "UPDATE or DELETE of " + table + " with ORDER BY or LIMIT, which PostgreSQL does not have",
        "write where(key.in(select(key)….orderBy(…).limit(…)))");
  }

  static TenantPolicyException columnlessInsert(Table<?> table) {
    return new TenantPolicyException(
        "INSERT … SELECT into " + table + " with a number of columns that does not fit",
        "name the columns: insertInto(table, columns…).select(…)");
  }

  static TenantPolicyException columnIsNoUuid(Table<?> table, String column) {
    return new TenantPolicyException(
        "the table " + table + ", whose column " + column + " is no uuid",
        "tenants are told apart by uuids");
  }
}
