package dev.tenancy.http.problem;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem document. Carries nothing that the caller may not see. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<InvalidMember> errors;
  private final transient Map<String, String> headers;

  private ProblemException(
      ProblemType type, String detail, List<InvalidMember> errors, Map<String, String> headers) {
    // No stack trace: this is an answer, not a failure.
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /** An error that its type explains well enough. */
  public static ProblemException of(ProblemType type) {
    return of(type, type.explanation());
  }

  /** An error with more to say about this occurrence. */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, detail, List.of(), Map.of());
  }

  /** A body whose members are not what they should be. */
  public static ProblemException invalid(List<InvalidMember> errors) {
    return new ProblemException(
        ProblemType.INVALID, ProblemType.INVALID.explanation(), errors, Map.of());
  }

  /** The same error with a header that belongs to it. */
  public ProblemException with(String header, String value) {
    return new ProblemException(type, detail(), errors, Map.of(header, value));
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<InvalidMember> errors() {
    return errors;
  }

  Map<String, String> headers() {
    return headers;
  }
}
