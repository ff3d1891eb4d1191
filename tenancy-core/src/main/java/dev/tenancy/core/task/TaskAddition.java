package dev.tenancy.core.task;

/** What came of adding a task under a key. */
public sealed interface TaskAddition {
  /**
   * A task stands under the key.
   *
   * @param receipt of the task that was added now or, when there was one already, of that one
   */
  record Standing(TaskReceipt receipt) implements TaskAddition {}

  /** Nothing is stored: somebody is adding a task under the same key, and does not come to an end. */
  record InProgress() implements TaskAddition {}

  /** Nothing is stored: there is no such tenant. */
  record NoTenant() implements TaskAddition {}
}
