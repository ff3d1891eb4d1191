package dev.tenancy.persistence.binding;

import java.util.function.Function;

/**
 * What a text must carry to be sent, so that nothing gets past the policy that wrote it. Both strings
 * must be long and random: whoever knows them can write sealed texts, and they are searched for
 * without a look at quotes and comments.
 *
 * @param prefix what a sealed text starts with; it is taken off before the text is sent
 * @param tenantMarker what stands in a sealed text for the tenant; it becomes a bind parameter that
 *     the caller does not count, or the quoted id where there are no parameters
 * @param refusal makes the exception for what is refused, out of the text or the name of the call
 */
public record Seal(
    String prefix, String tenantMarker, Function<String, ? extends RuntimeException> refusal) {
  /**
   * Checks the strings.
   *
   * @throws IllegalArgumentException when one of them is empty
   */
  public Seal {
    if (prefix.isEmpty() || tenantMarker.isEmpty()) {
      throw new IllegalArgumentException("prefix and tenantMarker must not be empty");
    }
  }

  /** Takes the prefix off, or throws when there is none. */
  String open(String text) {
    if (!text.startsWith(prefix)) {
      throw refusal.apply(text);
    }
    return text.substring(prefix.length());
  }
}
