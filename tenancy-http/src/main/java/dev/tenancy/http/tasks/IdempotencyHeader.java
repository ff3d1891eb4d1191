package dev.tenancy.http.tasks;

import dev.tenancy.core.task.IdempotencyKey;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spark.Request;

/**
 * The header {@code Idempotency-Key}: a string in quotation marks, as
 * draft-ietf-httpapi-idempotency-key-header-07 has it (RFC 9651, section 3.3.3), or without, as many
 * clients send it.
 */
final class IdempotencyHeader {
  private static final String NAME = "Idempotency-Key";
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private IdempotencyHeader() {}

  /**
   * Reads it.
   *
   * @throws ProblemException when it is there several times, or is no key
   */
  static Optional<IdempotencyKey> key(Request request) {
    List<String> values = Collections.list(request.raw().getHeaders(NAME));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw malformed("must be there once, not several times");
    }
    try {
      return Optional.of(new IdempotencyKey(unquoted(values.get(0).strip())));
    } catch (IllegalArgumentException e) {
      throw malformed("must have 1 to " + IdempotencyKey.MAX_LENGTH
          + " printable ASCII characters, in quotation marks or without any");
    }
  }

  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value);
    if (quoted.matches()) {
      return ESCAPE.matcher(quoted.group(1)).replaceAll("$1");
    }
    if (value.contains("\"")) {
      throw new IllegalArgumentException("a quotation mark is missing");
    }
    return value;
  }

  private static ProblemException malformed(String what) {
    return ProblemException.of(ProblemType.MALFORMED_REQUEST, NAME + " " + what + ".");
  }
}
