package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.Catalog;
import dev.tenancy.testkit.isolation.catalog.Column;
import dev.tenancy.testkit.isolation.catalog.ForeignKey;
import dev.tenancy.testkit.isolation.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes valid rows out of what the catalog says: types, NOT NULL, CHECK, keys. Rows that others have to
 * refer to are made as well, unless the tenant has some. Works in the transaction of a connection that
 * row security does not bind. Not for several threads.
 */
public final class RowMaker {
  private static final int ATTEMPTS = 20;
  private static final int MARK = 12; // as long as the last group of a UUID
  private static final Set<String> TAKEN = Set.of("23505", "23P01");

  private final Connection connection;
  private final Catalog catalog;
  private final Discriminator discriminator;
  private final Map<String, Map<String, @Nullable String>> given;
  private final Deque<String> making = new ArrayDeque<>();
  private final List<Loop> loops = new ArrayList<>();
  private int seeds;

  /**
   * Prepares to make rows.
   *
   * @param connection in a transaction; of a superuser where tables have to refer to each other
   * @param given values that only a human knows, by table and column, both quoted where SQL wants it
   */
  public RowMaker(
      Connection connection,
      Catalog catalog,
      Discriminator discriminator,
      Map<String, Map<String, @Nullable String>> given) {
    this.connection = connection;
    this.catalog = catalog;
    this.discriminator = discriminator;
    this.given = given;
  }

  /** What stands in the texts of a tenant's rows. */
  public static String mark(String tenant) {
    return tenant.substring(Math.max(0, tenant.length() - MARK));
  }

  /**
   * Makes one.
   *
   * @throws NoRowException when it cannot be done without help
   */
  public MadeRow make(Table table, String tenant) throws SQLException {
    return make(table, tenant, Map.of());
  }

  /**
   * Gives the values of one that could be added: it was made and taken away again, and what it has to
   * refer to stays.
   *
   * @throws NoRowException when it cannot be done without help
   */
  public Map<String, @Nullable String> valuesOfNext(Table table, String tenant)
      throws SQLException {
    MadeRow row = make(table, tenant);
    // Past the triggers that see to it that nothing goes.
    unchecked("set local session_replication_role = replica");
    new Rows(connection, row.table()).delete(row);
    unchecked("set local session_replication_role = origin");
    return row.values();
  }

  private MadeRow make(Table table, String tenant, Map<String, @Nullable String> wanted)
      throws SQLException {
    List<Table> partitions = catalog.partitionsOf(table);
    if (partitions.isEmpty()) {
      return makeHere(table, tenant, wanted);
    }
    List<NoRowException> failures = new ArrayList<>();
    for (Table partition : partitions) {
      try {
        return make(partition, tenant, wanted);
      } catch (NoRowException e) {
        failures.add(e);
      }
    }
    NoRowException last = failures.remove(failures.size() - 1);
    failures.forEach(last::addSuppressed);
    throw last;
  }

  /** With another seed each time, and from the second time on with new parents. */
  private MadeRow makeHere(Table table, String tenant, Map<String, @Nullable String> wanted)
      throws SQLException {
    making.push(table.name());
    try {
      for (int attempt = 1; ; attempt++) {
        Savepoint before = connection.setSavepoint();
        List<Loop> openBefore = List.copyOf(loops);
        try {
          MadeRow row = attempt(table, tenant, wanted, attempt == 1);
          connection.releaseSavepoint(before);
          return row;
        } catch (SQLException | NoRowException e) {
          connection.rollback(before);
          loops.clear();
          loops.addAll(openBefore);
          if (e instanceof SQLException failure) {
            if (attempt < ATTEMPTS && TAKEN.contains(failure.getSQLState())) {
              continue;
            }
            throw new NoRowException(
                table,
                "PostgreSQL says " + e.getMessage(),
                NoRowException.give(table, "the column that this is about"),
                e);
          }
          throw e;
        }
      }
    } finally {
      making.pop();
    }
  }

  private MadeRow attempt(
      Table table, String tenant, Map<String, @Nullable String> wanted, boolean anyParent)
      throws SQLException {
    Map<String, @Nullable String> values =
        new HashMap<>(given.getOrDefault(table.name(), Map.of()));
    values.putAll(wanted);
    discriminator.of(table).ifPresent(column -> values.put(column, tenant));
    List<ForeignKey> own = new ArrayList<>();
    List<ForeignKey> open = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      if (!making.contains(key.parent())) {
        values.putAll(parent(key, tenant, values, anyParent));
      } else if (isOptional(table, key, values)) {
        key.columns().stream()
            .filter(column -> isNullable(table, column))
            .forEach(column -> values.putIfAbsent(column, null));
      } else {
        (key.parent().equals(table.name()) ? own : open).add(key);
      }
    }
    Map<String, @Nullable String> all =
        new Choice(connection, table, new Seed(mark(tenant), ++seeds), values).values();
    own.forEach(key -> referToItself(key, all));
    MadeRow row = insert(table, all, open);
    closeLoops(row);
    return row;
  }

  /** The values of a key that refers to another table, whose row is there or is made now. */
  private Map<String, @Nullable String> parent(
      ForeignKey key, String tenant, Map<String, @Nullable String> values, boolean any)
      throws SQLException {
    Map<String, @Nullable String> wanted = new HashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      if (values.containsKey(key.columns().get(i))) {
        String value = values.get(key.columns().get(i));
        if (value == null) {
          return Map.of(); // a key with a null in it refers to nothing
        }
        wanted.put(key.parentColumns().get(i), value);
      }
    }
    Table parent = catalog.table(key.parent()).orElseThrow();
    Map<String, @Nullable String> owned = new HashMap<>(wanted);
    discriminator.of(parent).ifPresent(column -> owned.put(column, tenant));
    boolean decided = wanted.size() == key.columns().size();
    Optional<MadeRow> there =
        any || decided ? new Rows(connection, parent).find(owned) : Optional.empty();
    MadeRow row = there.isPresent() ? there.get() : make(parent, tenant, wanted);
    Map<String, @Nullable String> found = new HashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      found.put(key.columns().get(i), row.values().get(key.parentColumns().get(i)));
    }
    return found;
  }

  private MadeRow insert(Table table, Map<String, @Nullable String> values, List<ForeignKey> open)
      throws SQLException {
    Rows rows = new Rows(connection, table);
    if (open.isEmpty()) {
      return rows.insert(values);
    }
    unchecked("set local session_replication_role = replica");
    MadeRow row = rows.insert(values);
    unchecked("set local session_replication_role = origin");
    open.forEach(key -> loops.add(new Loop(row, key)));
    return row;
  }

  /** What had to refer to the row before it was there now does. */
  private void closeLoops(MadeRow row) throws SQLException {
    for (Loop loop : List.copyOf(loops)) {
      if (loop.key().parent().equals(row.table().name())) {
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < loop.key().columns().size(); i++) {
          values.put(
              loop.key().columns().get(i),
              row.values().get(loop.key().parentColumns().get(i)));
        }
        new Rows(connection, loop.child().table()).update(loop.child(), values);
        loops.remove(loop);
      }
    }
  }

  private void unchecked(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static void referToItself(ForeignKey key, Map<String, @Nullable String> values) {
    for (int i = 0; i < key.columns().size(); i++) {
      values.put(key.columns().get(i), values.get(key.parentColumns().get(i)));
    }
  }

  /** Whether a part of the key that is still open may be null. */
  private static boolean isOptional(
      Table table, ForeignKey key, Map<String, @Nullable String> values) {
    return key.columns().stream()
        .anyMatch(column -> !values.containsKey(column) && isNullable(table, column));
  }

  private static boolean isNullable(Table table, String column) {
    return table.column(column).map(Column::nullable).orElse(false);
  }

  /** A row that refers to one that is not there yet. */
  private record Loop(MadeRow child, ForeignKey key) {}
}
