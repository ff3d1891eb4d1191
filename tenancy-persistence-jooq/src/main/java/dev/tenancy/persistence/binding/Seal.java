package dev.tenancy.persistence.binding;

import java.util.function.Function;

/**
 * What a text must carry to be sent, so that nothing gets past the policy that wrote it. The strings
 * must be long and random: whoever knows them can write sealed texts, and they are searched for
 * without a look at quotes and comments.
 *
 * @param stamp what stands in a sealed text, once; it is taken out before the text is sent
 * @param tenant what stands in a sealed text for the tenant; it becomes a bind parameter that the
 *     caller does not count, or the quoted id where there are no parameters
 * @param checked what stands before a parameter of the caller's that has to be the tenant, or null,
 *     which means the same
 * @param unsealed makes the exception for what is refused, out of the text or the name of the call
 * @param foreign makes the exception for such a parameter with another value, out of the text
 */
public record Seal(
    String stamp,
    String tenant,
    String checked,
    Function<String, ? extends RuntimeException> unsealed,
    Function<String, ? extends RuntimeException> foreign) {
  /**
   * Checks the strings.
   *
   * @throws IllegalArgumentException when one of them is empty
   */
  public Seal {
    if (stamp.isEmpty() || tenant.isEmpty() || checked.isEmpty()) {
      throw new IllegalArgumentException("stamp, tenant and checked must not be empty");
    }
  }

  /** Takes the stamp out, or throws when there is none. */
  String open(String text) {
    int at = text.indexOf(stamp);
    if (at < 0) {
      throw unsealed.apply(text);
    }
    return text.substring(0, at) + text.substring(at + stamp.length());
  }
}
