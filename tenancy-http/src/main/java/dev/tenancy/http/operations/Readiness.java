package dev.tenancy.http.operations;

import java.util.function.BooleanSupplier;

/** Whether this node should be sent requests. Thread-safe. */
public final class Readiness {
  private final BooleanSupplier database;
  private volatile boolean draining;

  /**
   * Asks a database.
   *
   * @param database tells whether it can be reached
   */
  public Readiness(BooleanSupplier database) {
    this.database = database;
  }

  /** Says from now on that there should be no more. */
  public void drain() {
    draining = true;
  }

  boolean isReady() {
    return !draining && database.getAsBoolean();
  }
}
