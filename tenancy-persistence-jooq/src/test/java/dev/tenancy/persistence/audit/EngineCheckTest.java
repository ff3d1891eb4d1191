package dev.tenancy.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenancy.persistence.audit.catalog.Server;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of all checks the only one whose holes cannot be made on the server at hand. */
class EngineCheckTest {
  @ParameterizedTest
  @CsvSource({
    "140099, ERROR", "150019, WARNING", "150020,", "160015, WARNING", "160016,",
    "170011, WARNING", "170012,", "180006, WARNING", "180007,", "190000,"
  })
  void engine_isJudgedByItsVersion(int version, Severity severity) {
    Server server = new Server(version, "x", "d", true, "4", "", true);

    assertThat(EngineCheck.judge(server).map(Finding::severity))
        .isEqualTo(Optional.ofNullable(severity));
  }
}
