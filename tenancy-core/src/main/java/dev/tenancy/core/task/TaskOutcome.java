package dev.tenancy.core.task;

/** What came of changing or deleting a task. */
public sealed interface TaskOutcome {
  /**
   * It is as was wanted.
   *
   * @param task how it is stored now or, where it was deleted, how it was last
   */
  record Done(Task task) implements TaskOutcome {}

  /**
   * Nothing has changed: the task is of another version than the caller expected.
   *
   * @param current how it is stored
   */
  record Stale(Task current) implements TaskOutcome {}

  /** Nothing has changed: the tenant has no such task. */
  record Missing() implements TaskOutcome {}
}
