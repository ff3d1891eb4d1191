package dev.tenancy.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.configuration.Plane;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node of one plane has promised in its OpenAPI document, held against what it answers. */
public final class Contract {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<Plane, Contract> OF_PLANES = Arrays.stream(Plane.values())
      .collect(Collectors.toUnmodifiableMap(
          Function.identity(), plane -> new Contract(OpenApiDocument.of(plane))));

  private final Document document;

  private Contract(JsonNode document) {
    this.document = new Document(document);
  }

  /** That of a node which serves this plane. */
  public static Contract of(Plane plane) {
    return OF_PLANES.get(plane);
  }

  /** Fails on an answer that is not as it is documented. */
  public void check(HttpResponse<String> response) {
    Exchange exchange = new Exchange(
        response.request().method(),
        response.request().uri().getPath(),
        response.statusCode(),
        response.headers(),
        response.body());
    assertThat(violations(exchange))
        .as("%s %s: %d %s", exchange.method, exchange.path, exchange.status, exchange.body)
        .isEmpty();
  }

  /** What is not as it is documented. */
  List<String> violations(Exchange exchange) {
    Optional<String> documented = documented(exchange);
    if (documented.isEmpty()) {
      return List.of("the status is not documented");
    }
    List<String> violations = new ArrayList<>();
    String response = document.resolve(documented.get());
    checkHeaders(response, exchange.headers, violations);
    checkBody(response, exchange, violations);
    return violations;
  }

  /** Where the response is documented. */
  private Optional<String> documented(Exchange exchange) {
    Optional<String> path = document.path(exchange.path);
    Optional<String> operation = path.flatMap(found -> document.operation(found, exchange.method));
    String status = String.valueOf(exchange.status);
    if (operation.isPresent()) {
      return document.existing(operation.get() + "/responses/" + status);
    }
    String common = switch (status) {
      case "204" -> path.isPresent() && exchange.method.equals("OPTIONS") ? "Options" : "";
      case "404" -> path.isEmpty() ? "NotFound" : "";
      case "405" -> path.isPresent() ? "MethodNotAllowed" : "";
      default -> "";
    };
    return common.isEmpty()
        ? document.ofEveryOperation(status)
        : Optional.of("/components/responses/" + common);
  }

  private void checkHeaders(String response, HttpHeaders seen, List<String> violations) {
    Set<String> declared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    document.at(response + "/headers").propertyNames().forEach(name -> {
      declared.add(name);
      String header = document.resolve(response + "/headers/" + name);
      List<String> values = seen.allValues(name);
      if (values.isEmpty() && document.at(header + "/required").asBoolean(false)) {
        violations.add("header " + name + " is missing");
      }
      boolean isNumber = document.at(header + "/schema/type").asString("").equals("integer");
      values.stream()
          .map(value -> isNumber ? parse(value) : JSON.valueToTree(value))
          .flatMap(value -> document.errors(header + "/schema", value).stream())
          .forEach(error -> violations.add("header " + name + ": " + error));
    });
    document.headerNames().stream()
        .filter(name -> !declared.contains(name) && !seen.allValues(name).isEmpty())
        .forEach(name -> violations.add("header " + name + " is not documented"));
  }

  private void checkBody(String response, Exchange exchange, List<String> violations) {
    String mediaType = exchange.mediaType();
    boolean isHead = exchange.method.equals("HEAD");
    if ((isHead || document.at(response + "/content").isMissingNode())
        && !exchange.body.isEmpty()) {
      violations.add("there should be no body");
    }
    if (document.at(response + "/content").isMissingNode()) {
      return;
    }
    String content = response + "/content/" + Document.escaped(mediaType);
    if (document.at(content).isMissingNode()) {
      violations.add("media type " + mediaType + " is not documented");
    } else if (!isHead && mediaType.endsWith("json")) {
      document
          .errors(content + "/schema", parse(exchange.body))
          .forEach(error -> violations.add("body: " + error));
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  /** A request and its answer, as far as they are documented. */
  record Exchange(String method, String path, int status, HttpHeaders headers, String body) {
    String mediaType() {
      return headers
          .firstValue("Content-Type")
          .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
          .orElse("");
    }
  }
}
