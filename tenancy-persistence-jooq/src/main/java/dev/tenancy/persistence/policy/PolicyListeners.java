package dev.tenancy.persistence.policy;

import java.util.UUID;
import org.jooq.VisitListener;
import org.jooq.VisitListenerProvider;

/** A listener of the policy for each rendering. It has to be the last one, so it has a name. */
record PolicyListeners(TenantPredicate predicate, UUID tenant, String seal)
    implements VisitListenerProvider {
  @Override
  public VisitListener provide() {
    return new PolicyListener(predicate, tenant, seal);
  }
}
