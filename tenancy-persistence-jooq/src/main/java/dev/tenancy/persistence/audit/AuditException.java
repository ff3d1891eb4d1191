package dev.tenancy.persistence.audit;

/** The catalog of a database could not be read, so nothing is known of it. */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuditException(String message, Throwable cause) {
    super(message, cause);
  }
}
