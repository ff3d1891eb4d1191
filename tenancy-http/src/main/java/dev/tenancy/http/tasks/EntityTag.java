package dev.tenancy.http.tasks;

import dev.tenancy.core.task.Task;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    String condition = request.headers("If-None-Match");
    return condition != null
        && (condition.strip().equals("*")
            || tags(condition)
                .anyMatch(tag -> tag.equals(of(task)) || tag.equals("W/" + of(task))));
  }

  /**
   * The one version that the caller lets be changed; empty for whichever there is. Of several
   * versions the last one stands for all: it is the only one that can still be current.
   */
  static OptionalLong expectedVersion(Request request) {
    @Nullable String condition = request.headers("If-Match");
    if (condition == null || condition.strip().equals("*")) {
      return OptionalLong.empty();
    }
    // A weak tag, or one that is not ours, matches nothing (RFC 9110, section 13.1.1).
    return OptionalLong.of(tags(condition)
        .map(VERSION::matcher)
        .mapToLong(matcher -> matcher.matches() ? Long.parseLong(matcher.group(1)) : NONE)
        .max()
        .orElse(NONE));
  }

  private static Stream<String> tags(String condition) {
    return Arrays.stream(condition.split(",")).map(String::strip);
  }
}
