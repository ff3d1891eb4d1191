package dev.tenancy.http.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace that a request belongs to, as its header says (W3C Trace Context, section 3.2). */
final class TraceParent {
  static final String HEADER = "traceparent";

  private static final String FIRST_VERSION = "00";
  private static final Pattern FORM = Pattern.compile(
      "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})" + "-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private TraceParent() {}

  /** Finds its id; empty when the header is not there once and valid, as if it were not there. */
  static Optional<String> traceId(List<String> headers) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(headers.get(0));
    // Only versions to come may have more fields.
    boolean isValid =
        matcher.matches() && (matcher.group(3) == null || !matcher.group(1).equals(FIRST_VERSION));
    return isValid ? Optional.of(matcher.group(2)) : Optional.empty();
  }
}
