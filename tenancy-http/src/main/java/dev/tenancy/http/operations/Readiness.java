package dev.tenancy.http.operations;

import dev.tenancy.http.database.SchemaState;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether this node should be sent requests. Thread-safe. */
public final class Readiness {
  private final BooleanSupplier database;
  private final Supplier<SchemaState> schema;
  private volatile boolean draining;

  /**
   * Asks a database.
   *
   * @param database tells whether it can be reached
   * @param schema tells what was last seen of its schema, at once
   */
  public Readiness(BooleanSupplier database, Supplier<SchemaState> schema) {
    this.database = database;
    this.schema = schema;
  }

  /** Says from now on that there should be no more. */
  public void drain() {
    draining = true;
  }

  /** The first condition that does not hold; empty when the node is ready. */
  Optional<Condition> failed() {
    if (draining) {
      return Optional.of(Condition.NOT_DRAINING);
    }
    if (!database.getAsBoolean()) {
      return Optional.of(Condition.DATABASE_REACHABLE);
    }
    return switch (schema.get()) {
      case SOUND -> Optional.empty();
      case NOT_CURRENT -> Optional.of(Condition.MIGRATIONS_CURRENT);
      case LEAKING -> Optional.of(Condition.AUDIT_CLEAN);
    };
  }
}
