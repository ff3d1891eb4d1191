package dev.tenancy.persistence.policy;

/**
 * What stands in filtered text beside SQL.
 *
 * @param seal what it begins with
 * @param tenant what stands for the tenant
 * @param checked what stands before a parameter that has to be the tenant
 */
public record Marks(String seal, String tenant, String checked) {
  static Marks named(String secret) {
    return new Marks(
        "{filtered " + secret + "} ", "{tenant " + secret + "}", "{checked " + secret + "} ");
  }

  /** A text as PostgreSQL sees it, to be shown. */
  String removedFrom(String text) {
    return text.replace(seal, "").replace(checked, "").replace(tenant, "?");
  }
}
