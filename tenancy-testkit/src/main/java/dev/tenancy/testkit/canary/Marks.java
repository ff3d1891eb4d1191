package dev.tenancy.testkit.canary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds marks in a text. They are of ASCII letters and digits, which no escaping touches; the forms that
 * do hide them are searched for by themselves.
 */
final class Marks {
  private static final int CONTEXT = 30;

  private final List<String> foldedForms;
  private final List<String> exactForms;

  Marks(List<String> marks) {
    this.foldedForms = marks.stream()
        .flatMap(mark -> Stream.of(mark, HexFormat.of().formatHex(ascii(mark))))
        .toList();
    this.exactForms = marks.stream().flatMap(Marks::base64).toList();
  }

  /** Gives the place where the first mark is, with a little of what is around it. */
  Optional<String> in(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    String shown = folded.length() == text.length() ? text : folded; // not so in every language
    return Stream.concat(
            foldedForms.stream().flatMap(form -> place(folded, form, shown)),
            exactForms.stream().flatMap(form -> place(text, form, text)))
        .findFirst();
  }

  private static Stream<String> place(String text, String form, String shown) {
    int start = text.indexOf(form);
    return start < 0
        ? Stream.empty()
        : Stream.of(shown.substring(
            Math.max(0, start - CONTEXT),
            Math.min(text.length(), start + form.length() + CONTEXT)));
  }

  /**
   * Three bytes become four characters, so the mark looks different at each of three offsets. The two
   * alphabets of Base64 differ in characters that letters and digits never become.
   */
  private static Stream<String> base64(String mark) {
    return IntStream.range(0, 3).mapToObj(offset -> base64(mark, offset));
  }

  private static String base64(String mark, int offset) {
    byte[] bytes = new byte[offset + mark.length()];
    System.arraycopy(ascii(mark), 0, bytes, offset, mark.length());
    // Only the characters whose six bits are all the mark's.
    return Base64.getEncoder()
        .encodeToString(bytes)
        .substring((offset * 8 + 5) / 6, bytes.length * 8 / 6);
  }

  private static byte[] ascii(String mark) {
    return mark.getBytes(StandardCharsets.US_ASCII);
  }
}
