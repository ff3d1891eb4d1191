package dev.tenancy.core.internal;

/** One line of text that people type. */
public final class Text {
  private Text() {}

  /**
   * Strips white space off both ends and checks what is left.
   *
   * @param what the name of the value, for the message
   * @param max the greatest length, in Unicode code points, as PostgreSQL's {@code varchar} counts
   * @throws IllegalArgumentException when nothing is left, too much is left, a control character is
   *     in it, or half of a surrogate pair, which has no UTF-8
   */
  public static String line(String value, String what, int max) {
    String stripped = value.strip();
    if (stripped.codePoints().allMatch(Text::isSpace)) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    int length = stripped.codePointCount(0, stripped.length());
    if (length > max) {
      throw new IllegalArgumentException(
          what + " must have at most " + max + " characters, but has " + length);
    }
    stripped.codePoints().forEach(c -> refuseUnprintable(c, what));
    return stripped;
  }

  /** White space for a reader's eye: {@link String#strip} leaves the non-breaking kinds alone. */
  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static void refuseUnprintable(int codePoint, String what) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
        throw new IllegalArgumentException(
            String.format("%s must not contain the control character U+%04X", what, codePoint));
      case Character.SURROGATE ->
        throw new IllegalArgumentException(
            String.format("%s must not contain the unpaired surrogate U+%04X", what, codePoint));
      default -> {}
    }
  }
}
