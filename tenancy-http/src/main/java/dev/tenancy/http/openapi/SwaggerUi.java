package dev.tenancy.http.openapi;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Where the files of Swagger UI are on the class path; their directory is named by the version. */
final class SwaggerUi {
  private static final String PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private SwaggerUi() {}

  static String path(String file) {
    return "/META-INF/resources/webjars/swagger-ui/" + version() + "/" + file;
  }

  private static String version() {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(new String(Resource.read(PROPERTIES), StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(PROPERTIES, e);
    }
    return properties.getProperty("version");
  }
}
