package dev.tenancy.persistence.policy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/** Tells whose a table is, by its class: a generated class stands for one table, however aliased. */
public final class TenantTables {
  private static final int NO_COLUMN = -1;

  private final String column;
  private final Map<Class<?>, String> keys;
  private final Set<Table<?>> shared;
  private final Map<Class<?>, Declared> declared = new ConcurrentHashMap<>();

  /**
   * Checks what is declared.
   *
   * @param column the discriminator's name
   * @param keys the discriminators of tables that call it otherwise
   * @param shared tables without one
   * @throws IllegalArgumentException when a shared table has the discriminator, or when a table is no
   *     generated one
   */
  public TenantTables(String column, Set<TableField<?, ?>> keys, Set<Table<?>> shared) {
    this.column = column;
    this.keys = keys.stream()
        .collect(Collectors.toMap(TenantTables::owner, TableField::getName, TenantTables::twice));
    shared.forEach(this::checkShared);
    this.shared = Set.copyOf(shared);
  }

  /** Says whose a table is that is neither joined, derived nor made by a function. */
  Ownership of(Table<?> table) {
    Table<?> base = base(table);
    if (!isGenerated(base)) {
      return Ownership.UNKNOWN;
    }
    if (declared(base).shared()) {
      return Ownership.SHARED;
    }
    return indexIn(base) == NO_COLUMN ? Ownership.UNDECLARED : Ownership.TENANT;
  }

  /** Whether a table of a shared table's class is called so, too: it may be an alias, or renamed. */
  boolean isNamedAsDeclared(Table<?> table) {
    return shared.stream()
        .anyMatch(declared -> declared.getQualifiedName().equals(table.getQualifiedName()));
  }

  /** The tenant column of a tenant-owned table, under whatever name its alias gives it. */
  Field<?> tenantField(Table<?> table) {
    Table<?> base = base(table);
    Field<?> field = table.field(indexIn(base));
    if (field == null || field.getConverter().fromType() != UUID.class) {
      throw Refusals.columnIsNoUuid(table, declared(base).column());
    }
    return field;
  }

  /**
   * Whether a name is that of a table's tenant column. Cases are not told apart, as PostgreSQL does
   * not where names are not quoted.
   */
  boolean isTenantColumn(Table<?> table, String name) {
    return declared(base(table)).column().equalsIgnoreCase(name);
  }

  private int indexIn(Table<?> base) {
    Declared known = declared(base);
    // A class of one's own may have other columns in each instance.
    return known.index() != NO_COLUMN && isColumnAt(base, known.index(), known.column())
        ? known.index()
        : search(base, known.column());
  }

  private Declared declared(Table<?> base) {
    Declared known = declared.get(base.getClass());
    return known == null ? declared.computeIfAbsent(base.getClass(), type -> look(base)) : known;
  }

  /** A path to a table is of a class that extends the table's. */
  private Declared look(Table<?> base) {
    String name = keys.entrySet().stream()
        .filter(key -> key.getKey().isInstance(base))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(column);
    return new Declared(
        name,
        search(base, name),
        shared.stream().anyMatch(table -> table.getClass().isInstance(base)));
  }

  private static int search(Table<?> table, String column) {
    for (int i = 0; i < table.fieldsRow().size(); i++) {
      if (isColumnAt(table, i, column)) {
        return i;
      }
    }
    return NO_COLUMN;
  }

  private static boolean isColumnAt(Table<?> table, int index, String column) {
    Field<?> field = table.field(index);
    return field != null && column.equals(field.getName());
  }

  private void checkShared(Table<?> table) {
    checkGenerated(table);
    String own = keys.getOrDefault(table.getClass(), column);
    if (search(table, own) != NO_COLUMN) {
      throw new IllegalArgumentException(
          "cannot declare " + table + " shared: it has the tenant column " + own);
    }
  }

  private static String twice(String one, String other) {
    throw new IllegalArgumentException(
        "a table has one tenant column, but both " + one + " and " + other + " were declared");
  }

  private static Class<?> owner(TableField<?, ?> field) {
    Table<?> table = field.getTable();
    checkGenerated(table);
    return table.getClass();
  }

  /** Without a constructor that takes nothing, a class may stand for tables of any name. */
  private static void checkGenerated(@Nullable Table<?> table) {
    if (table == null || !isGenerated(table) || !hasDefaultConstructor(table.getClass())) {
      throw new IllegalArgumentException("not a generated table: " + table);
    }
  }

  private static boolean hasDefaultConstructor(Class<?> type) {
    try {
      return type.getConstructor() != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static boolean isGenerated(Table<?> table) {
    return table instanceof TableImpl
        && table.getClass() != TableImpl.class
        && !table.getTableType().isFunction();
  }

  private static Table<?> base(Table<?> table) {
    return table instanceof QOM.TableAlias<?> alias ? alias.$table() : table;
  }

  private record Declared(String column, int index, boolean shared) {}
}
