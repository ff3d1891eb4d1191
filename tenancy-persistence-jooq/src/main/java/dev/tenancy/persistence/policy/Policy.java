package dev.tenancy.persistence.policy;

import dev.tenancy.core.tenant.TenantId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.Configuration;
import org.jooq.ExecuteListenerProvider;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;

/**
 * The policy of one application, to be put into the jOOQ configurations of its scopes. Thread-safe.
 *
 * <p>The text that it gives jOOQ to send is not SQL yet: it begins with a seal, which shows that it
 * came through here, and has markers where the tenant belongs. All are made anew for each policy, so
 * that nothing else can look like them.
 */
public final class Policy {
  private static final int SECRET_BYTES = 16;

  private final Marks marks;
  private final TenantTables tables;
  private final FilteredTexts texts;

  /** Makes a seal and markers for these tables, and for configurations whose settings are mostly these. */
  public Policy(TenantTables tables, Settings settings) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    this.marks = Marks.named(HexFormat.of().formatHex(secret));
    this.tables = tables;
    this.texts = new FilteredTexts(
        new TenantPredicate(tables, marks), marks, Naming.of(SettingsTools.clone(settings)));
  }

  /** What marks filtered text. */
  public Marks marks() {
    return marks;
  }

  /**
   * Makes a configuration filter for a tenant, in addition to the listeners that it has. Those come
   * later, so that they see what is sent and may add a comment.
   */
  public void addTo(Configuration configuration, TenantId tenant) {
    UUID id = tenant.value();
    ExecuteListenerProvider filter = () -> new StatementFilter(texts, id);
    ExecuteListenerProvider[] theirs = configuration.executeListenerProviders();
    ExecuteListenerProvider[] all = new ExecuteListenerProvider[theirs.length + 1];
    all[0] = filter;
    System.arraycopy(theirs, 0, all, 1, theirs.length);
    configuration.set(all).setAppending(new RecordStamp(tables, id));
  }
}
