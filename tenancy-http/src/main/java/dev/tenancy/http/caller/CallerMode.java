package dev.tenancy.http.caller;

import java.util.Set;

/** How those who call on a tenant's behalf say who they are. */
public sealed interface CallerMode {
  /** Whom {@code X-Tenant-ID} names, without any proof. */
  record Header() implements CallerMode {
    @Override
    public String toString() {
      return "callers are believed by X-Tenant-ID";
    }
  }

  /** By a key that the control plane has made. */
  record ApiKey() implements CallerMode {
    @Override
    public String toString() {
      return "callers show an API key";
    }
  }

  /**
   * By a token that somebody else has signed (RFC 7519, RFC 8725).
   *
   * @param issuer who must have signed it
   * @param audience whom it must be meant for
   * @param keys where the issuer's public keys are: a URL, or the path of a file
   * @param algorithms that it may be signed with
   * @param tenantClaim which claim names the tenant, by slug or id
   */
  record Jwt(
      String issuer, String audience, String keys, Set<String> algorithms, String tenantClaim)
      implements CallerMode {
    /** Takes a copy. */
    public Jwt {
      algorithms = Set.copyOf(algorithms);
    }

    @Override
    public String toString() {
      return "callers show a token of " + issuer;
    }
  }
}
