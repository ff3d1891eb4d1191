package dev.tenancy.persistence;

import java.lang.System.Logger.Level;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The way out of the walls, for work that concerns all tenants at once, such as reports and upkeep.
 *
 * <p>It needs a role that row security does not bind, and a data source of that role's own: no scope
 * leads here, and a role that row security binds is refused. Every use is logged with its reason, at level
 * INFO, by the logger of this class's name. Thread-safe.
 */
public final class CrossTenantDatabase {
  private static final System.Logger LOG = System.getLogger(CrossTenantDatabase.class.getName());

  private final DSLContext dsl;

  private CrossTenantDatabase(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * Uses the connections of a role that may see all tenants. Nothing is sent yet.
   *
   * @param dataSource connections of a role with BYPASSRLS, which serves no tenant
   */
  public static CrossTenantDatabase on(DataSource dataSource) {
    return new CrossTenantDatabase(
        DSL.using(dataSource, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false)));
  }

  /**
   * Runs statements on all tenants' rows, in one transaction. It is rolled back when they throw.
   *
   * @param reason why it is done, for the log; it must not be blank, nor hold anybody's data
   * @return what they return
   * @throws IllegalArgumentException when the reason is blank
   * @throws IllegalStateException when row security binds the role: it would see no rows, which must
   *     not be taken for there being none
   */
  public <T> T run(String reason, Function<DSLContext, T> statements) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("work across tenants needs a reason");
    }
    return dsl.transactionResult(transaction -> {
      DSLContext all = transaction.dsl();
      String role = crossingRole(all);
      LOG.log(Level.INFO, "across tenants, as {0}: {1}", role, reason);
      return statements.apply(all);
    });
  }

  private static String crossingRole(DSLContext dsl) {
    var role = dsl.fetchSingle(
        "select current_user::text, rolbypassrls or rolsuper from pg_catalog.pg_roles"
            + " where rolname = current_user");
    if (!role.get(1, Boolean.class)) {
      throw new IllegalStateException("the role "
          + role.get(0)
          + " cannot work across tenants: row security binds it; give it a role of its own with"
          + " BYPASSRLS");
    }
    return role.get(0, String.class);
  }
}
