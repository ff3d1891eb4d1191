package dev.tenancy.core.task;

/** Which of a tenant's tasks a list shows. */
public enum TaskFilter {
  /** Every task. */
  ALL,
  /** Those that are not completed. */
  OPEN,
  /** Those that are completed. */
  COMPLETED;

  /**
   * Tells whether a task belongs in the list.
   *
   * @param task a task
   * @return whether it passes
   */
  public boolean accepts(Task task) {
    return this == ALL || task.completed() == (this == COMPLETED);
  }
}
