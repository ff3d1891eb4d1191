package dev.tenancy.http.openapi;

import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The OpenAPI 3.1 document, which is written by hand; the tests hold every answer against it. */
public final class OpenApiDocument {
  private static final String FILE = "openapi.json";
  private static final Set<String> DATA_TAGS = Set.of("Tasks");
  private static final Set<String> CONTROL_TAGS = Set.of("Tenants", "API keys");

  private OpenApiDocument() {}

  /** What a node of that plane serves. */
  public static JsonNode of(Plane plane) {
    JsonNode document = Json.read(new String(Resource.read(FILE), StandardCharsets.UTF_8));
    Set<String> absent = absentTags(plane);
    document.get("paths").asObject().removeIf(path -> absent.contains(tag(path)));
    document
        .get("tags")
        .asArray()
        .removeIf(tag -> absent.contains(tag.get("name").asString()));
    return document;
  }

  private static Set<String> absentTags(Plane plane) {
    Set<String> absent = new HashSet<>();
    if (!plane.servesData()) {
      absent.addAll(DATA_TAGS);
    }
    if (!plane.servesControl()) {
      absent.addAll(CONTROL_TAGS);
    }
    return absent;
  }

  /** The one tag that all operations of a path have. */
  private static String tag(JsonNode path) {
    return path.findValue("tags").get(0).asString();
  }
}
