package dev.tenancy.persistence.audit;

import java.util.Locale;

/** What the audit holds a database to. The order is the one in which remedies are best applied. */
public enum Rule {
  SCHEMA_MISSING("The schema tenancy is there"),
  ENGINE("PostgreSQL has the fixes that row security depends on"),

  ROLE_MISSING("The roles that serve exist"),
  ROLE_SUPERUSER("No role that serves is a superuser"),
  ROLE_BYPASSES("No role that serves has BYPASSRLS"),
  ROLE_CREATES_ROLES("No role that serves has CREATEROLE"),
  ROLE_REPLICATES("No role that serves has REPLICATION"),
  ROLE_OWNER("No role that serves owns what is audited"),
  ROLE_MEMBER("No role that serves can become one that is not bound"),
  ROLE_WATCHES("No role that serves sees what others run"),
  ROLE_CROSSING("A role that crosses tenants is named as one"),

  FUNCTION_MISSING("The functions of tenancy are there"),
  FUNCTION_CHANGED("The functions of tenancy are as they were made"),
  FUNCTION_OVERLOADED("Nothing else has the name of a function of tenancy"),
  FUNCTION_DEFINER("No role that serves can run something with somebody else's rights"),
  FUNCTION_IMMUTABLE("What depends on the bound tenant is not IMMUTABLE"),
  FUNCTION_LEAKPROOF("Nothing that somebody has written is LEAKPROOF"),
  FUNCTION_UNTRUSTED("No role that serves can run code that PostgreSQL does not bound"),

  TABLE_UNDECLARED("Every table is tenant-owned or declared shared"),
  SHARED_TABLE_MISSING("Every table that is declared shared exists"),
  SHARED_TABLE_OWNED("No table that is declared shared has a tenant"),
  FOREIGN_TABLE("No role that serves reads a foreign table of several tenants"),

  TENANT_NULLABLE("The tenant of a row is NOT NULL"),
  TENANT_TYPE("The tenant of a row is a uuid"),
  TENANT_DEFAULT("The tenant of a row is given, or the one that is bound"),

  PRIMARY_KEY("A primary key leads with the tenant"),
  UNIQUE_KEY("A unique key leads with the tenant"),
  EXCLUSION("An exclusion constraint compares rows of one tenant"),
  FOREIGN_KEY("A foreign key leads with the tenant"),
  FOREIGN_KEY_ACTION("A foreign key does not change the tenant of a row"),
  FOREIGN_KEY_SHARED("A shared table does not refer to a tenant-owned one"),
  KEY_SEQUENCE("No key is counted"),

  POLICY_EXTRA("No other policy lets more through"),
  TABLE_UNPROTECTED("Every tenant-owned table is protected, and each of its partitions"),
  ROW_SECURITY_OFF("Row security is enabled"),
  ROW_SECURITY_NOT_FORCED("Row security is forced on the owner"),
  POLICY_MISSING("The policy is there"),
  POLICY_NARROWED("The policy is for every command and every role"),
  POLICY_CHECK("The policy checks what is written"),
  POLICY_EXPRESSION("The policy asks for the bound tenant"),

  VIEW_DEFINER("A view looks with the rights of whoever asks"),
  MATERIALIZED_VIEW("No role that serves reads a materialized view of several tenants"),

  GRANT("No role that serves may truncate, refer to, or put triggers on tables"),
  GRANT_DEFAULT("No role that serves will get such rights on new tables"),
  GRANT_PUBLIC("Tenant-owned tables are granted to named roles"),
  GRANT_CREATE("No role that serves may create objects that others take for theirs"),
  GRANT_TENANTS("Only the control plane lists tenants"),
  GRANT_CONTROL("The control plane reads no rows of tenants"),
  GRANT_PARAMETER("No role that serves may change a superuser's settings"),

  TABLE_RULE("No rule rewrites statements on a tenant-owned table"),
  TRIGGER_DEFINER("No trigger of a tenant-owned table runs with somebody else's rights"),
  TRIGGER("A tenant-owned table has no triggers"),
  LOGIN_TRIGGER("Nothing runs when somebody logs in"),

  SETTING("No session begins with a tenant, or without row security"),
  PUBLICATION("Tenant-owned tables are not published");

  private final String title;

  Rule(String title) {
    this.title = title;
  }

  /**
   * Names the rule where a name is wanted that does not change.
   *
   * @return such as {@code row-security-off}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Says what has to be so.
   *
   * @return a sentence without a full stop
   */
  public String title() {
    return title;
  }
}
