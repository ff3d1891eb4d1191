package dev.tenancy.http.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An OpenAPI document, in which places are JSON pointers (RFC 6901). */
final class Document {
  private static final String ID = "urn:tenancy:openapi";

  private final JsonNode root;
  private final SchemaRegistry schemas;

  Document(JsonNode root) {
    this.root = root;
    this.schemas = SchemaRegistry.withDefaultDialect(
        Dialects.getOpenApi31(),
        registry -> registry
            .schemas(Map.of(ID, root.toString()))
            .schemaRegistryConfig(
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  Optional<String> existing(String pointer) {
    return at(pointer).isMissingNode() ? Optional.empty() : Optional.of(pointer);
  }

  /** The place itself, or the one that it refers to. */
  String resolve(String pointer) {
    JsonNode reference = at(pointer + "/$ref");
    return reference.isMissingNode() ? pointer : resolve(reference.asString().substring(1));
  }

  /** The path that a request is for; one without parameters comes first. */
  Optional<String> path(String requested) {
    return at("/paths").propertyNames().stream()
        .filter(template ->
            requested.matches(template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+")))
        .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
        .map(template -> "/paths/" + escaped(template));
  }

  /** What a method does there; HEAD is GET. */
  Optional<String> operation(String path, String method) {
    return method.equals(method.toUpperCase(Locale.ROOT))
        ? existing(path + "/" + (method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** A response that all operations have, so that it is nothing of one of them. */
  Optional<String> ofEveryOperation(String status) {
    List<JsonNode> all = at("/paths").findValues("responses");
    return all.stream().allMatch(responses -> responses.has(status))
        ? Optional.of(all.get(0).get(status).get("$ref").asString().substring(1))
        : Optional.empty();
  }

  /** Every header that is documented anywhere. */
  Set<String> headerNames() {
    Set<String> names = new TreeSet<>();
    root.findValues("headers").forEach(headers -> {
      if (!headers.equals(at("/components/headers"))) {
        names.addAll(headers.propertyNames());
      }
    });
    return names;
  }

  /** What about a value is not as a schema wants it. */
  List<String> errors(String schema, JsonNode value) {
    return schemas.getSchema(SchemaLocation.of(ID + "#" + schema)).validate(value).stream()
        .map(Error::toString)
        .collect(Collectors.toList());
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
