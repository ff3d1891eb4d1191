package dev.tenancy.core.task;

import dev.tenancy.core.internal.Times;
import dev.tenancy.core.internal.Versions;
import dev.tenancy.core.paging.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done. Immutable: a change makes a new value with the next version.
 *
 * <p>It does not say whose it is: the tenant is a parameter of every call that takes or gives a
 * task, so the two can never disagree.
 *
 * @param id its name within the tenant; never changes
 * @param description what is to be done
 * @param createdAt when it was created; cut to microseconds
 * @param completedAt when it was completed, cut to microseconds; null while it is open
 * @param version 1 at first, one more with each change
 */
public record Task(
    TaskId id,
    TaskDescription description,
    Instant createdAt,
    @Nullable Instant completedAt,
    long version) {
  /**
   * Checks times and version.
   *
   * @throws IllegalArgumentException when a year is outside 1 to 9999 or the version below 1
   */
  public Task {
    createdAt = Times.micros(createdAt, "createdAt");
    completedAt = completedAt == null ? null : Times.micros(completedAt, "completedAt");
    version = Versions.checked(version);
  }

  /**
   * Makes an open task of version 1.
   *
   * @param id a new id
   * @param description what is to be done
   * @param now the time of creation
   * @return the task
   */
  public static Task open(TaskId id, TaskDescription description, Instant now) {
    return new Task(id, description, now, null, 1);
  }

  /**
   * Tells whether it is done.
   *
   * @return whether there is a time of completion
   */
  public boolean completed() {
    return completedAt != null;
  }

  /**
   * Applies a change. Completing a task that is completed keeps its time of completion.
   *
   * @param change what is wanted
   * @param now the time of completion, where the change completes the task
   * @return this same object when it is so already, else its next version
   */
  public Task with(TaskChange change, Instant now) {
    TaskDescription newDescription = change.description().orElse(description);
    boolean newCompleted = change.completed().orElse(completed());
    if (newDescription.equals(description) && newCompleted == completed()) {
      return this;
    }
    Instant newCompletedAt = !newCompleted ? null : completedAt == null ? now : completedAt;
    return new Task(id, newDescription, createdAt, newCompletedAt, version + 1);
  }

  /**
   * Names this task's place in the list of its tenant's tasks.
   *
   * @return the cursor for what follows it
   */
  public Cursor cursor() {
    return new Cursor(createdAt, id.value());
  }
}
