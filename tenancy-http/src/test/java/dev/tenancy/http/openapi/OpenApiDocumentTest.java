package dev.tenancy.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The document by itself. */
class OpenApiDocumentTest {
  private static final String META_SCHEMA =
      "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

  private static final SchemaRegistry META_SCHEMAS = SchemaRegistry.withDialect(
      Dialects.getDraft202012(),
      registry -> registry.schemaIdResolvers(resolvers ->
          resolvers.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")));

  private final JsonNode document = OpenApiDocument.of(Plane.ALL);

  @ParameterizedTest
  @EnumSource(Plane.class)
  void document_isOpenApi(Plane plane) {
    assertThat(metaSchemaErrors(OpenApiDocument.of(plane))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/paths/~1tasks/get, operation",
    "/components/schemas/Task, type",
    "/components/headers/ETag, required"
  })
  void otherDocument_isNoOpenApi(String place, String member) {
    document.at(place).asObject().put(member, "x");

    assertThat(metaSchemaErrors(document)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Plane.class)
  void references_leadSomewhere(Plane plane) {
    JsonNode root = OpenApiDocument.of(plane);

    assertThat(root.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(root.at(reference.substring(1)).isMissingNode())
            .as(reference)
            .isFalse());
  }

  @Test
  void operationIds_areUnique() {
    assertThat(document.get("paths").findValuesAsString("operationId"))
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates();
  }

  @Test
  void examples_areValid() {
    assertThat(document.findParents("example")).hasSizeGreaterThan(30).allSatisfy(parent -> {
      Document tried = new Document(document.deepCopy().asObject().set("x-tried", parent));
      assertThat(tried.errors("/x-tried/schema", parent.get("example"))).isEmpty();
    });
  }

  @Test
  void problems_areAllKnown() {
    List<String> types =
        Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();

    assertThat(document.at("/components/schemas/ProblemType/enum").values())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrderElementsOf(types);
    assertThat(document.at("/components/parameters/ProblemSlug/schema/enum").values())
        .extracting(slug -> "/problems/" + slug.asString())
        .containsExactlyInAnyOrderElementsOf(types);
  }

  private static List<String> metaSchemaErrors(JsonNode document) {
    return META_SCHEMAS.getSchema(SchemaLocation.of(META_SCHEMA)).validate(document).stream()
        .map(Object::toString)
        .toList();
  }
}
