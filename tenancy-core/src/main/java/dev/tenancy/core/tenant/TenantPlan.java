package dev.tenancy.core.tenant;

import java.util.regex.Pattern;

/**
 * What a tenant has bought, by its name. Which limits go with a plan is for the application to say.
 *
 * @param value 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record TenantPlan(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** The plan of a tenant for whom none was named. */
  public static final TenantPlan STANDARD = new TenantPlan("standard");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when the value has another form
   */
  public TenantPlan {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "plan must be 1 to 32 of a-z, 0-9 and '-', beginning with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
