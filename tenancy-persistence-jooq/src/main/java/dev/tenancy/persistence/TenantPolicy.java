package dev.tenancy.persistence;

import dev.tenancy.persistence.policy.TenantTables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * Which tables belong to tenants: those that have the tenant column. All others have to be declared,
 * or statements that use them are refused.
 *
 * <p>Tables are known by their jOOQ classes, as the code generator makes them (a {@link
 * org.jooq.impl.CustomTable} of one's own with a constructor without arguments will do): a table that
 * is merely named, as in {@code DSL.table("invoice")}, tells nothing about its columns. Immutable.
 */
public final class TenantPolicy {
  private final String column;
  private final Set<TableField<?, ?>> keys;
  private final Set<Table<?>> shared;

  private TenantPolicy(String column, Set<TableField<?, ?>> keys, Set<Table<?>> shared) {
    this.column = column;
    this.keys = keys;
    this.shared = shared;
    tables();
  }

  /**
   * Says how the discriminator is called.
   *
   * @param name the column's name, as it is written in the database; its type must be uuid
   * @return a policy for tables that have such a column
   */
  public static TenantPolicy column(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the tenant column needs a name");
    }
    return new TenantPolicy(name, Set.of(), Set.of());
  }

  /**
   * Declares tables that every tenant may read and none may write.
   *
   * @param tables generated tables without the tenant column
   * @return a policy that has them in addition
   * @throws IllegalArgumentException when one has the tenant column, or is no generated table
   */
  public TenantPolicy shared(Table<?>... tables) {
    return new TenantPolicy(column, keys, with(shared, List.of(tables)));
  }

  /**
   * Declares tables that have the tenant in a column of another name, such as the table of the tenants
   * itself, of which a scope holds one row.
   *
   * @param columns the columns of generated tables; their type must be uuid
   * @return a policy that has them in addition
   * @throws IllegalArgumentException when one is no column of a generated table
   */
  public TenantPolicy keyedBy(TableField<?, ?>... columns) {
    return new TenantPolicy(column, with(keys, List.of(columns)), shared);
  }

  /** Checks the declarations while it is at it. */
  TenantTables tables() {
    return new TenantTables(column, keys, shared);
  }

  private static <T> Set<T> with(Set<T> some, List<T> more) {
    Set<T> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
