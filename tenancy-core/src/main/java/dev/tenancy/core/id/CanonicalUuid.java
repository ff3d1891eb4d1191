package dev.tenancy.core.id;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * UUIDs in their one canonical text form: 36 characters, hexadecimal, with hyphens (RFC 9562,
 * section 4).
 *
 * <p>{@link UUID#fromString} alone also takes {@code "1-1-1-1-1"}, so that one id would have many
 * spellings.
 */
public final class CanonicalUuid {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private CanonicalUuid() {}

  /**
   * Tells whether a text has the form, in either case of letters.
   *
   * @param text any text
   * @return whether {@link #parse} takes it
   */
  public static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Reads the canonical form.
   *
   * @param text 36 characters, in either case of letters
   * @return the id
   * @throws IllegalArgumentException when the text has another form
   */
  public static UUID parse(String text) {
    if (!matches(text)) {
      throw new IllegalArgumentException("not a UUID in its canonical form of 36 characters");
    }
    return UUID.fromString(text);
  }
}
