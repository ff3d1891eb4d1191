package dev.tenancy.core.task;

import dev.tenancy.core.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Remembers that a task was created under a key, and with what request. It does not remember what the
 * task says.
 *
 * @param key the client's name for the request
 * @param task which task was created
 * @param createdAt when that was
 * @param fingerprint the SHA-256 of what was asked for, in hexadecimal digits
 */
public record TaskReceipt(IdempotencyKey key, TaskId task, Instant createdAt, String fingerprint) {
  /**
   * Makes the receipt of a new task.
   *
   * @param key the client's name for the request
   * @param task as it is created
   * @return the receipt
   */
  public static TaskReceipt of(IdempotencyKey key, Task task) {
    return new TaskReceipt(key, task.id(), task.createdAt(), fingerprint(task.description()));
  }

  /**
   * Tells whether a request is the one that this is the receipt of.
   *
   * @param description what is asked for
   * @return false when another description was asked for under the key
   */
  public boolean isFor(TaskDescription description) {
    return fingerprint.equals(fingerprint(description));
  }

  /**
   * Gives the task as it was when it was created, whatever has become of it.
   *
   * @param description for which this {@link #isFor} is the receipt
   * @return what the first request was answered with
   */
  public Task asCreated(TaskDescription description) {
    return Task.open(task, description, createdAt);
  }

  private static String fingerprint(TaskDescription description) {
    byte[] text = description.value().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
