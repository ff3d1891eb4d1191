package dev.tenancy.testkit.assertion;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a call gave, in a form that can be compared with what another one gave. */
final class Answer {
  private final @Nullable Object value;

  private Answer(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Makes a call.
   *
   * @param asked what the caller said itself, and may hear again; empty for nothing
   */
  static Answer to(Callable<@Nullable Object> call, String asked) {
    try {
      return new Answer(comparable(call.call(), asked));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (Exception e) {
      return new Answer(
          List.of(e.getClass().getName(), without(asked, String.valueOf(e.getMessage()))));
    }
  }

  private static @Nullable Object comparable(@Nullable Object value, String asked) {
    if (value instanceof HttpResponse<?> response) {
      Map<String, List<String>> headers = response.headers().map().entrySet().stream()
          .filter(header -> !header.getKey().equalsIgnoreCase("date"))
          .collect(Collectors.toMap(
              Map.Entry::getKey,
              header ->
                  header.getValue().stream().map(line -> without(asked, line)).toList()));
      return new @Nullable Object[] {
        response.statusCode(), headers, comparable(response.body(), asked)
      };
    }
    if (value instanceof byte[] bytes) {
      return without(asked, new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return value instanceof String text ? without(asked, text) : value;
  }

  private static String without(String asked, String text) {
    return asked.isEmpty() ? text : text.replace(asked, "…");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answer answer && Objects.deepEquals(value, answer.value);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new @Nullable Object[] {value});
  }

  @Override
  public String toString() {
    String inBrackets = Arrays.deepToString(new @Nullable Object[] {value});
    return inBrackets.substring(1, inBrackets.length() - 1);
  }
}
