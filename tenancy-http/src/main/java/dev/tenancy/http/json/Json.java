package dev.tenancy.http.json;

import spark.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON dialect of the service. */
public final class Json {
  /** The media type of every answer that is not a problem. */
  public static final String MEDIA_TYPE = "application/json";

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private Json() {}

  /**
   * Reads a text strictly: no member twice, nothing behind the end.
   *
   * @throws JacksonException when it is not JSON
   */
  public static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /** Writes a document in UTF-8. */
  public static byte[] write(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /**
   * Makes a document the answer.
   *
   * @return what a Spark route has to return for it
   */
  public static Object send(Response response, int status, Object document) {
    byte[] body = write(document);
    response.status(status);
    response.type(MEDIA_TYPE);
    response.raw().setContentLength(body.length);
    return body;
  }
}
