package dev.tenancy.core.task;

import dev.tenancy.core.id.CanonicalUuid;
import java.util.UUID;

/**
 * Names a task within its tenant. The same id in another tenant is another task.
 *
 * @param value a UUID; those that are made here are of version 7
 */
public record TaskId(UUID value) {
  /**
   * Reads an id.
   *
   * @param text the canonical form of 36 characters
   * @return the id
   * @throws IllegalArgumentException when the text has another form
   */
  public static TaskId parse(String text) {
    return new TaskId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
