package dev.tenancy.testkit.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarksTest {
  private static final Values VALUES = Values.from(new Random(42));

  private final Marks marks = new Marks(VALUES.marks());

  record Form(String name, UnaryOperator<String> writing) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> found() {
    return Stream.of(
        new Form("as it is", mark -> mark),
        new Form("in capitals", mark -> mark.toUpperCase(Locale.ROOT)),
        new Form("behind letters that are longer in lower case", mark -> "İİ" + mark),
        new Form("in a sentence", mark -> "no task \"" + mark + "\" today"),
        new Form("in a URL", mark -> URLEncoder.encode("ü & " + mark, StandardCharsets.UTF_8)),
        new Form("in hex", mark -> HexFormat.of().formatHex(utf8("<" + mark))),
        new Form(
            "in hex of capitals", mark -> HexFormat.of().withUpperCase().formatHex(utf8(mark))),
        new Form("in Base64 at its beginning", mark -> base64(mark + "?>")),
        new Form("in Base64 one byte on", mark -> base64("x" + mark + "?>")),
        new Form("in Base64 two bytes on", mark -> base64("{\"" + mark + "\"}")),
        new Form(
            "in Base64 for a URL",
            mark -> Base64.getUrlEncoder().encodeToString(utf8("~" + mark))));
  }

  static Stream<Form> notFound() {
    return Stream.of(
        new Form("no mark", mark -> "canary"),
        new Form(
            "the mark of another canary", mark -> Values.from(new Random(43)).text()),
        new Form("a mark that is cut", mark -> mark.substring(1)),
        new Form("Base64 within Base64", mark -> base64(base64("x" + mark))));
  }

  @ParameterizedTest
  @MethodSource("found")
  void everyMark_isFound_howeverItIsWritten(Form form) {
    assertThat(VALUES.marks())
        .hasSize(4)
        .allSatisfy(mark -> assertThat(marks.in(form.writing().apply(mark))).isPresent());
  }

  @ParameterizedTest
  @MethodSource("notFound")
  void nothingElse_isFound(Form form) {
    assertThat(VALUES.marks())
        .allSatisfy(mark -> assertThat(marks.in(form.writing().apply(mark))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void values_areWellFormed(long seed) {
    Values values = Values.from(new Random(seed));

    assertThat(values.text()).matches("canary[a-z0-9]{10}");
    assertThat(values.uuid().version()).isEqualTo(4);
    assertThat(values.uuid().variant()).isEqualTo(2);
    assertThat(Long.toString(values.number())).hasSize(15);
    assertThat(values).isEqualTo(Values.from(new Random(seed)));
  }

  static List<Long> seeds() {
    return List.of(1L, 2L, 3L, 4L, 5L);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
