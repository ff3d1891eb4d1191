package dev.tenancy.http.caller;

import dev.tenancy.core.tenant.TenantReference;
import java.util.Optional;

/** Says whose a token is. */
interface Credentials {
  /**
   * Checks a token.
   *
   * @return whose it is; empty when it opens nothing
   * @throws dev.tenancy.http.problem.ProblemException when it is genuine, but for no tenant
   */
  Optional<? extends TenantReference> holder(String token);
}
