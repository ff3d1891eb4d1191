package dev.tenancy.http.problem;

import dev.tenancy.core.RepositoryUnavailableException;
import dev.tenancy.http.json.Json;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into what the caller is told. The one place where that is decided. */
public final class Problems {
  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final Map<String, String> RETRY = Map.of("Retry-After", "1");

  private Problems() {}

  /** Answers an exception. Those that nobody expected are logged, and nothing of them is told. */
  public static ProblemResponse of(Exception e, String requestId) {
    if (e instanceof ProblemException problem) {
      return response(
          problem.type(),
          problem.type().status(),
          problem.detail(),
          requestId,
          problem.errors(),
          problem.headers());
    }
    if (e instanceof RepositoryUnavailableException) {
      LOG.warn("request {}: {}: {}", requestId, e.getMessage(), rootCause(e));
      return of(ProblemType.UNAVAILABLE, ProblemType.UNAVAILABLE.status(), requestId);
    }
    LOG.error("request {} failed", requestId, e);
    return of(ProblemType.INTERNAL, ProblemType.INTERNAL.status(), requestId);
  }

  /** Answers what the server below has refused by itself, with the status that it has chosen. */
  public static ProblemResponse ofStatus(int status, String requestId) {
    return of(ProblemType.ofStatus(status), status, requestId);
  }

  private static ProblemResponse of(ProblemType type, int status, String requestId) {
    Map<String, String> headers = type == ProblemType.UNAVAILABLE ? RETRY : Map.of();
    return response(type, status, type.explanation(), requestId, List.of(), headers);
  }

  private static ProblemResponse response(
      ProblemType type,
      int status,
      String detail,
      String requestId,
      List<InvalidMember> errors,
      Map<String, String> headers) {
    byte[] body = Json.write(ProblemDocument.of(type, status, detail, requestId, errors));
    return new ProblemResponse(status, headers, body);
  }

  private static String rootCause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
