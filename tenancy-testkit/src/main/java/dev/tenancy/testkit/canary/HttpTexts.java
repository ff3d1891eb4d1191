package dev.tenancy.testkit.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Says what is in an HTTP response, in words to be searched. */
final class HttpTexts {
  private HttpTexts() {}

  /**
   * Gives what is in the headers and in the body, by the place where it is.
   *
   * @throws AssertionError when a body is not understood: an act may throw, and that would pass
   */
  static Map<String, String> of(HttpResponse<?> response) {
    Map<String, String> texts =
        response.previousResponse().map(HttpTexts::of).orElseGet(LinkedHashMap::new);
    String request = response.request().method() + " " + response.uri();
    texts.put("headers of " + request, response.headers().map().toString());
    texts.put("body of " + request, body(response.body(), response.headers()));
    return texts;
  }

  private static String body(@Nullable Object body, HttpHeaders headers) {
    String encoding = headers.firstValue("Content-Encoding").orElse("identity");
    if (body == null) {
      return "";
    }
    if (body instanceof String text && (encoding.equals("identity") || text.isEmpty())) {
      return text;
    }
    if (body instanceof byte[] bytes && (encoding.equals("identity") || bytes.length == 0)) {
      return Texts.of(bytes);
    }
    if (body instanceof byte[] bytes && encoding.equals("gzip")) {
      return Texts.of(unzipped(bytes));
    }
    throw new AssertionError("nothing is shown: there is no looking into a body of "
        + body.getClass()
        + ", encoded as " + encoding + ": take it by BodyHandlers.ofByteArray(), encoded as gzip"
        + " or not at all");
  }

  private static byte[] unzipped(byte[] bytes) {
    try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unzipped.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("nothing is shown: the body is not the gzip that it says it is", e);
    }
  }
}
