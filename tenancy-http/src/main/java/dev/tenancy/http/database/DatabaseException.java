package dev.tenancy.http.database;

/** The database cannot be used; the message is one line that says why. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(firstLine(message));
  }

  DatabaseException(String message, Throwable cause) {
    super(firstLine(message), cause);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }
}
