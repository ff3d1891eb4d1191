package dev.tenancy.core.task;

/** What came of creating a task under a key. */
public sealed interface TaskCreation {
  /**
   * The task was created, now or by an earlier request that was the same.
   *
   * @param task as it was when it was created
   */
  record Created(Task task) implements TaskCreation {}

  /** Nothing has happened: the key belongs to another request. */
  record KeyReused() implements TaskCreation {}

  /** Nothing has happened: the same request is being served, and does not come to an end. */
  record InProgress() implements TaskCreation {}

  /** Nothing has happened: there is no such tenant, perhaps because it was erased just now. */
  record NoTenant() implements TaskCreation {}
}
