package dev.tenancy.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The wire form of an error (RFC 9457).
 *
 * @param instance the request's id
 * @param error the title again, for the tutorial's clients
 * @param errors absent when there are none
 */
record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String error,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InvalidMember> errors) {

  static ProblemDocument of(
      ProblemType type, int status, String detail, String requestId, List<InvalidMember> errors) {
    return new ProblemDocument(
        type.uri(), type.title(), status, detail, requestId, type.title(), errors);
  }
}
