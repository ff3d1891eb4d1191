package dev.tenancy.http.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of error that the service answers with. */
public enum ProblemType {
  /** No tenant was named. The title is the one that the tutorial's clients know. */
  TENANT_MISSING(400, "Tenant ID missing", "Name the tenant, by slug or id, in X-Tenant-ID."),
  /** The request breaks the rules of HTTP, JSON or of a parameter. */
  MALFORMED_REQUEST(400, "Malformed request", "The request could not be read as it was sent."),
  /** The cursor is not one that was given out for this list. */
  MALFORMED_CURSOR(400, "Malformed cursor", "Take the cursor from the Link of the page before."),
  /** No credential, or a wrong one. */
  UNAUTHENTICATED(401, "Unauthenticated", "Send a valid token as Authorization: Bearer."),
  /** The tenant is not served at present. */
  TENANT_SUSPENDED(403, "Tenant suspended", "The tenant is suspended until it is resumed."),
  /** The credential is of another tenant than the one that is named. */
  TENANT_MISMATCH(403, "Tenant mismatch", "X-Tenant-ID names another tenant than the credential."),
  /** The credential is genuine, but not for this. */
  FORBIDDEN(403, "Forbidden", "The credential is valid, but does not open this."),
  /** No tenant has that slug or id. */
  TENANT_UNKNOWN(404, "Tenant unknown", "No tenant has this slug or id."),
  /** Nothing is there, for this caller. */
  NOT_FOUND(404, "Not found", "There is nothing here, or nothing of yours."),
  /** The resource has no such method. */
  METHOD_NOT_ALLOWED(405, "Method not allowed", "See the Allow header for what can be done here."),
  /** The client was too slow. */
  REQUEST_TIMEOUT(408, "Request timeout", "The request did not arrive in time."),
  /** Another tenant has the slug. */
  SLUG_TAKEN(409, "Slug taken", "Another tenant has this slug."),
  /** The same request is being served. */
  IDEMPOTENCY_CONFLICT(
      409, "Idempotency conflict", "A request with this Idempotency-Key is still being served."),
  /** The resource is of another version than the caller has seen. */
  PRECONDITION_FAILED(412, "Precondition failed", "Read it again: it has changed in between."),
  /** The body is larger than any valid one. */
  BODY_TOO_LARGE(413, "Body too large", "The body is larger than this resource takes."),
  /** The request line is longer than the server reads. */
  URI_TOO_LONG(414, "URI too long", "The request line is longer than this server reads."),
  /** The body is not JSON. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send application/json, in UTF-8."),
  /** The body is JSON, but not what is wanted. */
  INVALID(422, "Invalid", "The members listed under errors are not valid."),
  /** The tenant has used up what it may have for now. */
  RATE_LIMITED(429, "Rate limited", "Try again after the time in Retry-After."),
  /** The headers are larger than the server reads. */
  HEADERS_TOO_LARGE(431, "Headers too large", "The headers are larger than this server reads."),
  /** A defect of the service. */
  INTERNAL(500, "Internal error", "The service failed. Give the request id to whoever runs it."),
  /** The database cannot be reached, or the service is shutting down. */
  UNAVAILABLE(503, "Unavailable", "Try again after the time in Retry-After.");

  private final int status;
  private final String title;
  private final String explanation;

  ProblemType(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** The short name that people read; the same for each occurrence. */
  public String title() {
    return title;
  }

  /** What it means and what to do, for whoever looks it up. */
  public String explanation() {
    return explanation;
  }

  /** The last part of its address. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its address, relative to the service. */
  public String uri() {
    return "/problems/" + slug();
  }

  /** Finds a type by its {@link #slug}. */
  public static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** Finds what best describes a status that the server below has chosen. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> BODY_TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 431 -> HEADERS_TOO_LARGE;
      case 503 -> UNAVAILABLE;
      case 500 -> INTERNAL;
      default -> MALFORMED_REQUEST; // 400, 417, 426, 501, 505: what HTTP is there
    };
  }
}
