package dev.tenancy.http.tasks;

import dev.tenancy.core.task.Task;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spark.Request;

/** A task's version as a strong entity tag (RFC 9110, section 8.8.3), and the conditions on it. */
final class EntityTag {
  /** No task is ever of this version. */
  private static final long NONE = 0;

  private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");

  private EntityTag() {}

  static String of(Task task) {
    return "\"" + task.version() + "\"";
  }

  /** Whether the caller has this version already, so that it need not be sent. */
  static boolean isKnown(Request request, Task task) {
    List<String> tags = tags(request, "If-None-Match");
    return tags.contains("*") || tags.contains(of(task)) || tags.contains("W/" + of(task));
  }

  /**
   * The one version that the caller lets be changed; empty for whichever there is.
   *
   * @param current reads the task; called only when the caller names several versions
   */
  static OptionalLong expectedVersion(Request request, Supplier<Optional<Task>> current) {
    List<String> tags = tags(request, "If-Match");
    if (tags.isEmpty() || tags.contains("*")) {
      return OptionalLong.empty();
    }
    if (tags.size() == 1) {
      return OptionalLong.of(version(tags.get(0)));
    }
    return OptionalLong.of(
        current.get().filter(task -> tags.contains(of(task))).map(Task::version).orElse(NONE));
  }

  /** A weak tag, or one that is not ours, matches nothing (RFC 9110, section 13.1.1). */
  private static long version(String tag) {
    Matcher matcher = VERSION.matcher(tag);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : NONE;
  }

  /** A list may be spread over several header lines (RFC 9110, section 5.2). */
  private static List<String> tags(Request request, String header) {
    return Collections.list(request.raw().getHeaders(header)).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }
}
