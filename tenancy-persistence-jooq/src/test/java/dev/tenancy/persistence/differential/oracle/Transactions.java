package dev.tenancy.persistence.differential.oracle;

import java.util.function.Function;
import org.jooq.DSLContext;

/** A way to run statements on behalf of somebody. */
public interface Transactions {

  /** Gives what a single statement runs in. */
  DSLContext single();

  /** Runs statements in one transaction, which ends with a rollback when they throw. */
  void run(Function<DSLContext, Void> statements);
}
