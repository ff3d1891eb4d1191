package dev.tenancy.persistence.policy;

import org.jspecify.annotations.Nullable;

/** Whether two parts of a statement are one object: being equal, they may stand in different places. */
final class Identity {
  private Identity() {}

  @SuppressWarnings("ReferenceEquality") // which is the point
  static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }
}
