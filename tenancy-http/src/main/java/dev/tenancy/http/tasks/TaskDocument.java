package dev.tenancy.http.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenancy.core.task.Task;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a task.
 *
 * @param completedAt absent while the task is open
 * @param message what has happened, for the tutorial's clients; absent where nothing has
 */
record TaskDocument(
    UUID id,
    String description,
    boolean completed,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant completedAt,
    long version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

  static TaskDocument of(Task task) {
    return of(task, null);
  }

  static TaskDocument of(Task task, @Nullable String message) {
    return new TaskDocument(
        task.id().value(),
        task.description().value(),
        task.completed(),
        task.createdAt(),
        task.completedAt(),
        task.version(),
        message);
  }
}
