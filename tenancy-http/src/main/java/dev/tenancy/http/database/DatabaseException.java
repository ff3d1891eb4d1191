package dev.tenancy.http.database;

import dev.tenancy.persistence.audit.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The database cannot be used; the message is one line that says why, followed by a line for each
 * hole where the audit has found some.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(firstLine(message));
  }

  DatabaseException(String message, Throwable cause) {
    super(firstLine(message), cause);
  }

  /** What the audit has found. */
  DatabaseException(String message, List<Finding> findings) {
    super(findings.stream()
        .map(finding -> "\n  " + finding)
        .collect(Collectors.joining("", firstLine(message), "")));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }
}
