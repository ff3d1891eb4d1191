package dev.tenancy.core.task;

import java.util.Optional;

/**
 * What should be different about a task.
 *
 * @param description the new description; empty keeps the old one
 * @param completed true completes it, false reopens it; empty keeps it as it is
 */
public record TaskChange(Optional<TaskDescription> description, Optional<Boolean> completed) {
  /**
   * Completes a task.
   *
   * @return a change of nothing else
   */
  public static TaskChange completing() {
    return new TaskChange(Optional.empty(), Optional.of(true));
  }

  /**
   * Reopens a completed task.
   *
   * @return a change of nothing else
   */
  public static TaskChange reopening() {
    return new TaskChange(Optional.empty(), Optional.of(false));
  }

  /**
   * Describes a task anew.
   *
   * @param description the new description
   * @return a change of nothing else
   */
  public static TaskChange describing(TaskDescription description) {
    return new TaskChange(Optional.of(description), Optional.empty());
  }
}
