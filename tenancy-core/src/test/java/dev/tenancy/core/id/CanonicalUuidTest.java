package dev.tenancy.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUuidTest {
  @Test
  void parse_readsBothCases() {
    UUID id = UUID.fromString("0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f");

    assertThat(CanonicalUuid.parse("0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f")).isEqualTo(id);
    assertThat(CanonicalUuid.parse("0198C5D4-7B1E-7CC3-98C4-DC0C0C07398F")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0198c5d47b1e7cc398c4dc0c0c07398f",
        "{0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f}",
        "0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f\n",
        " 0198c5d4-7b1e-7cc3-98c4-dc0c0c07398f",
        "0198c5d4-7b1e-7cc3-98c4-dc0c0c07398g"
      })
  void parse_refuses_everyOtherForm(String text) {
    assertThat(CanonicalUuid.matches(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalUuid.parse(text));
  }
}
