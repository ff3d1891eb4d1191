package dev.tenancy.http.body;

import dev.tenancy.http.json.Json;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spark.Request;

/** Reads the bodies of requests. */
public final class RequestBody {
  /** The greatest size of a body, in bytes: several times the largest one that is valid. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private RequestBody() {}

  /**
   * Reads a document.
   *
   * @throws ProblemException when the body is absent, too large, not UTF-8, not JSON or not an object
   */
  public static JsonObject json(Request request) {
    return object(request, Set.of(Json.MEDIA_TYPE));
  }

  /**
   * Reads what is to be different about a document (RFC 7396).
   *
   * @throws ProblemException as {@link #json}
   */
  public static JsonObject mergePatch(Request request) {
    return object(request, Set.of(Json.MEDIA_TYPE, MERGE_PATCH));
  }

  private static JsonObject object(Request request, Set<String> mediaTypes) {
    byte[] body = bytes(request);
    if (body.length == 0) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The request has no body.");
    }
    if (!isOf(mediaTypes, request.contentType())) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as " + String.join(" or ", mediaTypes.stream().sorted().toList())
              + ", in UTF-8.");
    }
    return JsonObject.parse(utf8(body));
  }

  private static byte[] bytes(Request request) {
    try {
      InputStream in = request.raw().getInputStream();
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        // The rest of it is not read, so nothing more can come on this connection.
        throw ProblemException.of(ProblemType.BODY_TOO_LARGE).with("Connection", "close");
      }
      return body;
    } catch (IOException e) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, "The body did not arrive as it was announced.");
    }
  }

  /** A parameter other than the charset says nothing about JSON, and is not looked at. */
  private static boolean isOf(Set<String> mediaTypes, @Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    List<String> parts = Arrays.stream(contentType.split(";", -1))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .toList();
    Optional<String> charset = parts.stream()
        .filter(part -> part.startsWith("charset="))
        .map(part -> part.substring("charset=".length()).replace("\"", ""))
        .findFirst();
    return mediaTypes.contains(parts.get(0)) && charset.orElse("utf-8").equals("utf-8");
  }

  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(body))
          .toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is not valid UTF-8.");
    }
  }
}
