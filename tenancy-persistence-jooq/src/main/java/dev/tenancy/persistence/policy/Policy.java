package dev.tenancy.persistence.policy;

import dev.tenancy.core.tenant.TenantId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.Configuration;

/**
 * The policy of one application, to be put into the jOOQ configurations of its scopes. Thread-safe.
 *
 * <p>The text that it renders is not SQL yet: it begins with a seal, which shows that it came through
 * here, and has a marker where the tenant belongs. Both are made anew for each policy, so that nothing
 * else can look like them.
 */
public final class Policy {
  private static final int SECRET_BYTES = 16;

  private final TenantPredicate predicate;
  private final String seal;
  private final String marker;

  /** Makes a seal and a marker for these tables. */
  public Policy(TenantTables tables) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    String name = HexFormat.of().formatHex(secret);
    this.seal = "{filtered " + name + "} ";
    this.marker = "{tenant " + name + "}";
    this.predicate = new TenantPredicate(tables, marker);
  }

  /** What filtered text begins with. */
  public String seal() {
    return seal;
  }

  /** What stands for the tenant in filtered text. */
  public String marker() {
    return marker;
  }

  /** Makes a configuration filter for a tenant, in addition to the listeners that it has. */
  public void addTo(Configuration configuration, TenantId tenant) {
    UUID id = tenant.value();
    configuration
        .setAppending(new PolicyListeners(predicate, id, seal))
        .setAppending(new RecordStamp(predicate.tables(), id));
  }
}
