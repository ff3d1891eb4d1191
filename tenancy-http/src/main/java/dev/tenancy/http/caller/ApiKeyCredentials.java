package dev.tenancy.http.caller;

import dev.tenancy.core.key.ApiKeyCheck;
import dev.tenancy.core.tenant.TenantId;
import java.util.Optional;

/** Keys that the control plane has made. */
record ApiKeyCredentials(ApiKeyCheck check) implements Credentials {
  @Override
  public Optional<TenantId> holder(String token) {
    return check.holder(token);
  }
}
