package dev.tenancy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.openapi.Contract;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The document tells of every route, and of nothing else. */
class DocumentedRoutesTest {
  @RegisterExtension
  static final ServiceExtension service = new ServiceExtension();

  @ParameterizedTest
  @EnumSource(Plane.class)
  void document_hasTheRoutesOfTheNode_allOfThemAndNoOther(Plane plane) throws IOException {
    String name = plane.name().toLowerCase(Locale.ROOT);
    try (TenancyService node =
        new TenancyService(service.configuration(Map.of("TENANCY_PLANE", name)))) {
      Address address = node.start();
      Caller anybody =
          new Caller(path -> URI.create(address.url() + path), Contract.of(plane)::check);

      assertThat(operations(anybody.get("/openapi.json").hasStatus(200).json()))
          .hasSizeGreaterThan(8)
          .isEqualTo(routes(node));
    }
  }

  private static Set<String> operations(JsonNode document) {
    Set<String> operations = new TreeSet<>();
    document
        .get("paths")
        .forEachEntry((path, methods) -> methods.propertyNames().stream()
            .filter(method -> !method.equals("parameters"))
            .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  private static Set<String> routes(TenancyService node) {
    return node.operations().stream()
        .map(route -> route.replaceAll(":([a-z]+)", "{$1}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
